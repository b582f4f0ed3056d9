import fc from "fast-check";
import { expect, it } from "vitest";
import { mentorFit } from "@/lib/mentoring/fit";
import { waitsFor } from "@/lib/mentoring/policy";

const mentor = {
  areas: ["oncology"],
  modalities: ["antibody"],
  topics: ["mentoring"],
  languages: ["en-HK"],
  capacity: 2,
  load: 0,
};
const mentee = {
  area: "oncology",
  modality: "antibody",
  services: ["mentoring"],
  language: "en-HK",
};

it("is whole when everything is shared, and names the strongest reason first", () => {
  const fit = mentorFit(mentor, mentee);
  expect(fit?.fit).toBe(100);
  expect(fit?.reasons[0]?.code).toBe("area_shared");
});

it("is none without a shared language or without a place", () => {
  expect(mentorFit(mentor, { ...mentee, language: "zh-HK" })).toBeNull();
  expect(mentorFit({ ...mentor, load: 2 }, mentee)).toBeNull();
  expect(mentorFit({ ...mentor, capacity: 0 }, mentee)).toBeNull();
});

it("reads the other Chinese script with some effort", () => {
  const fit = mentorFit({ ...mentor, languages: ["zh-HK"] }, { ...mentee, language: "zh-CN" });
  expect(fit?.reasons.map((reason) => reason.code)).toContain("language_other_script");
  expect(fit?.fit).toBeLessThan(100);
});

it("never leaves 0 to 100, and more shared areas never lower it", () => {
  const words = fc.constantFrom("oncology", "renal", "ageing");
  fc.assert(
    fc.property(
      fc.uniqueArray(words),
      words,
      fc.integer({ min: 0, max: 3 }),
      (areas, area, load) => {
        const facts = { ...mentor, areas, load, capacity: 3 };
        const fit = mentorFit(facts, { ...mentee, area });
        const more = mentorFit({ ...facts, areas: [...areas, area] }, { ...mentee, area });
        if (!fit || !more) return fit === more;
        return fit.fit >= 0 && fit.fit <= 100 && more.fit >= fit.fit;
      },
    ),
  );
});

it("says whose turn it is", () => {
  const match = {
    state: "proposed",
    mentorMembershipId: "m",
    mentorAccepted: false,
    startupAccepted: false,
  } as const;
  expect(waitsFor(match)).toBe("both");
  expect(waitsFor({ ...match, mentorAccepted: true })).toBe("startup");
  expect(waitsFor({ ...match, startupAccepted: true })).toBe("mentor");
  expect(waitsFor({ ...match, state: "active" })).toBe("nobody");
});
