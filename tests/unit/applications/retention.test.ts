import { describe, expect, it } from "vitest";
import { erasedFrom } from "@/lib/applications/retention";

const at = (status: Parameters<typeof erasedFrom>[0]["status"], day: string, wasSubmitted = true) =>
  erasedFrom({ status, statusAt: new Date(`${day}T10:00:00Z`), wasSubmitted })
    ?.toISOString()
    .slice(0, 10) ?? null;

describe("the retention timers", () => {
  it("run by outcome, from the ending", () => {
    expect(at("withdrawn", "2026-11-22")).toBe("2027-11-22");
    expect(at("declined", "2026-11-22")).toBe("2027-11-22");
    expect(at("lapsed", "2026-11-22")).toBe("2027-11-22");
    expect(at("rejected", "2026-11-22")).toBe("2028-11-22");
    expect(at("graduated", "2026-11-22")).toBe("2033-11-22");
    expect(at("left", "2026-11-22")).toBe("2033-11-22");
  });

  it("are short for what was never submitted", () => {
    expect(at("lapsed", "2026-11-22", false)).toBe("2027-05-22");
  });

  it("end on the last day of a shorter month", () => {
    expect(at("lapsed", "2026-08-31", false)).toBe("2027-02-28");
    expect(at("rejected", "2028-02-29")).toBe("2030-02-28");
  });

  it("do not run while an application is under way", () => {
    for (const status of ["draft", "submitted", "in_review", "offered", "admitted"] as const)
      expect(at(status, "2020-01-01")).toBeNull();
  });
});
