import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainPair, fitOf } from "@/lib/matching/explain";

describe("explainPair", () => {
  it("puts the strongest reason first and names what is missing", () => {
    const explanation = explainPair([
      { code: "language", value: 1, weight: 1 },
      { code: "area", value: 1, weight: 3 },
      { code: "modality", value: 0, weight: 2 },
      { code: "load", value: 0.5, weight: 4 },
      { code: "unused", value: 1, weight: 0 },
    ]);
    expect(explanation.fit).toBeCloseTo(60);
    expect(explanation.reasons.map(({ code }) => code)).toEqual(["area", "load", "language"]);
    expect(explanation.reasons[0]).toMatchObject({ points: 30, share: 0.5 });
    expect(explanation.missing).toEqual(["modality"]);
  });

  it("says nothing about no parts", () => {
    expect(explainPair([])).toEqual({ fit: 0, reasons: [], missing: [] });
  });

  it("always adds up: the points of the reasons are the fit", () => {
    const part = fc.record({
      code: fc.string(),
      value: fc.double({ min: -1, max: 2, noNaN: true }),
      weight: fc.integer({ min: -1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { fit, reasons } = explainPair(parts);
        expect(fit).toBe(fitOf(parts));
        expect(fit).toBeGreaterThanOrEqual(0);
        expect(fit).toBeLessThanOrEqual(100 + 1e-9);
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(fit, 6);
      }),
    );
  });
});
