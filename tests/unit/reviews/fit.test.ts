import { describe, expect, it } from "vitest";
import { fitOfPair, type ReviewerFacts, type SubjectFacts } from "@/lib/reviews/fit";

const reviewer: ReviewerFacts = {
  areas: ["oncology"],
  modalities: ["antibody"],
  languages: ["en-HK"],
  load: 0,
  capacity: 8,
};
const subject: SubjectFacts = { area: "oncology", modality: "antibody", language: "en-HK" };
const fit = (change: Partial<ReviewerFacts>, other: Partial<SubjectFacts> = {}) =>
  fitOfPair({ ...reviewer, ...change }, { ...subject, ...other });

describe("how a reviewer fits an application", () => {
  it("is full for the same area, modality and language with nothing else to do", () => {
    expect(fit({})?.fit).toBe(100);
  });

  it("is impossible in a language the reviewer does not read", () => {
    expect(fit({ languages: ["zh-HK"] })).toBeNull();
  });

  it("allows the other Chinese script, for less", () => {
    const found = fit({ languages: ["zh-HK"] }, { language: "zh-CN" });
    expect(found?.reasons.map((reason) => reason.code)).toContain("language_other_script");
    expect(found?.fit).toBeLessThan(100);
  });

  it("places an unstated area between a hit and a miss", () => {
    const unstated = fit({}, { area: null })?.fit ?? 0;
    expect(unstated).toBeLessThan(fit({})?.fit ?? 0);
    expect(unstated).toBeGreaterThan(fit({ areas: ["renal"] })?.fit ?? 0);
  });

  it("falls as the reviewer has more to do, and says how much", () => {
    const busy = fit({ load: 6 });
    expect(busy?.fit).toBeLessThan(fit({ load: 1 })?.fit ?? 0);
    expect(busy?.reasons).toContainEqual({ code: "load", params: { load: 6, capacity: 8 } });
  });

  it("gives the strongest reason first", () => {
    expect(fit({})?.reasons[0]).toEqual({ code: "area_shared", params: { area: "oncology" } });
    expect(fit({ areas: ["renal"] })?.reasons[0]?.code).toBe("modality_shared");
  });
});
