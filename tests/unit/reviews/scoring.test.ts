import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calibrate,
  enoughReviews,
  mean,
  weightedMean,
  type FiledScore,
} from "@/lib/reviews/scoring";

const score = (reviewerId: string, applicationId: string, value: number): FiledScore => ({
  reviewId: `${reviewerId}/${applicationId}`,
  reviewerId,
  applicationId,
  value,
});

const applications = Array.from({ length: 12 }, (_, at) => `a${at}`);

const anyScores = fc
  .uniqueArray(
    fc.record({
      reviewerId: fc.constantFrom("r1", "r2", "r3", "r4"),
      applicationId: fc.constantFrom(...applications),
      value: fc.integer({ min: 1, max: 5 }),
    }),
    { selector: (given) => `${given.reviewerId}/${given.applicationId}`, maxLength: 48 },
  )
  .map((given) => given.map((one) => score(one.reviewerId, one.applicationId, one.value)));

describe("calibrated scores", () => {
  it("leaves the raw mean as it is while nobody has filed enough reviews", () => {
    const few = applications
      .slice(0, enoughReviews - 1)
      .map((id, at) => score("harsh", id, 1 + (at % 3)));
    const result = calibrate(few);
    expect(result.reviewers.size).toBe(0);
    expect(result.applications.size).toBe(enoughReviews - 1);
    for (const { raw, calibrated } of result.applications.values()) expect(calibrated).toBe(raw);
  });

  it("lifts what a harsh reviewer judged and lowers what a mild one did", () => {
    const shared = applications.slice(0, 8);
    const scores = shared.flatMap((id) => [
      score("harsh", id, 2),
      score("mild", id, 4),
      score("even", id, 3),
    ]);
    const alone = [score("harsh", "only-harsh", 2), score("mild", "only-mild", 4)];
    const result = calibrate([...scores, ...alone]);
    expect(result.reviewers.get("harsh")).toBeLessThan(-0.5);
    expect(result.reviewers.get("mild")).toBeGreaterThan(0.5);
    expect(result.applications.get("only-harsh")).toMatchObject({ raw: 2, reviews: 1 });
    expect(result.applications.get("only-harsh")?.calibrated).toBeGreaterThan(2.5);
    expect(result.applications.get("only-mild")?.calibrated).toBeLessThan(3.5);
  });

  it("believes only part of a difference: a habit is shrunk towards none", () => {
    const scores = applications
      .slice(0, 6)
      .flatMap((id) => [score("harsh", id, 2), score("other", id, 4)]);
    const effect = calibrate(scores).reviewers.get("harsh") ?? 0;
    expect(effect).toBeGreaterThan(-1);
    expect(effect).toBeLessThan(0);
  });

  it("stays on the scale and keeps the raw mean beside it, whatever is filed", () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        for (const [id, result] of calibrate(scores).applications) {
          const raw = mean(
            scores.filter((one) => one.applicationId === id).map((one) => one.value),
          );
          expect(result.raw).toBeCloseTo(raw ?? 0, 12);
          expect(result.calibrated).toBeGreaterThanOrEqual(1);
          expect(result.calibrated).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it("does not depend on the order in which reviews came in", () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        expect(calibrate([...scores].reverse())).toEqual(calibrate(scores));
      }),
    );
  });

  it("changes nothing when everybody judges alike", () => {
    const scores = applications.flatMap((id) => [score("one", id, 3), score("two", id, 3)]);
    const result = calibrate(scores).applications;
    expect(result.size).toBe(applications.length);
    for (const { calibrated } of result.values()) expect(calibrated).toBeCloseTo(3, 9);
  });
});

describe("the mean of criteria", () => {
  it("weighs criteria by proportion", () => {
    expect(
      weightedMean([
        { value: 5, weight: 25 },
        { value: 1, weight: 75 },
      ]),
    ).toBe(2);
    expect(
      weightedMean([
        { value: 5, weight: 1 },
        { value: 1, weight: 3 },
      ]),
    ).toBe(2);
  });

  it("is nothing without a score", () => {
    expect(weightedMean([])).toBeNull();
    expect(mean([])).toBeNull();
  });
});
