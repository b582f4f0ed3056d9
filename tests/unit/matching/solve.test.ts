import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatchingInput } from "@/lib/matching/schema";
import { solve } from "@/lib/matching/solve";
import { bestByBruteForce, fitOfPairs, violations } from "./brute-force";

const small = fc
  .record({ reviewers: fc.nat({ max: 4 }), applications: fc.nat({ max: 3 }) })
  .chain(({ reviewers, applications }): fc.Arbitrary<MatchingInput> => {
    const score = fc.option(fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constant(2)), { freq: 5 });
    const each = <T>(of: fc.Arbitrary<T>, length: number) =>
      fc.array(of, { minLength: length, maxLength: length });
    return fc.record(
      {
        scores: each(each(score, applications), reviewers),
        demand: each(fc.nat({ max: 2 }), applications),
        capacity: each(fc.nat({ max: 3 }), reviewers),
        minimum: each(fc.nat({ max: 1 }), reviewers),
        groups: each(fc.nat({ max: 1 }), reviewers),
        groupDemand: each(each(fc.nat({ max: 1 }), 2), applications),
      },
      { requiredKeys: ["scores", "demand", "capacity", "groups"] },
    );
  });

const withFixed = small.chain((input) => {
  const open = input.scores.flatMap((row, reviewer) =>
    row.flatMap((score, application): [number, number][] =>
      score === null ? [] : [[reviewer, application]],
    ),
  );
  return fc
    .subarray(open, { maxLength: Math.min(2, open.length) })
    .map((fixed) => ({ ...input, fixed }));
});

describe("solve", () => {
  it("finds what brute force finds, or says infeasible exactly when nothing meets everything", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(small, withFixed), async (input) => {
        const best = bestByBruteForce(input);
        const result = await solve(input);
        if (best === undefined) {
          expect(result.status).toBe("infeasible");
          expect(result.pairs).toEqual([]);
          return;
        }
        expect(result.status).toBe("optimal");
        expect(violations(input, result.pairs)).toEqual([]);
        expect(result.objective).toBeCloseTo(best, 9);
        expect(fitOfPairs(input, result.pairs)).toBeCloseTo(best, 9);
        expect(result.bound).toBeCloseTo(best, 6);
      }),
      { numRuns: 250, seed: 20261122 },
    );
  });

  it("solves 300 applications, 40 reviewers, 3 each, with ties and conflicts, proved optimal", async () => {
    const input = instance(40, 300, 3);
    const result = await solve(input);
    expect(result.status).toBe("optimal");
    expect(violations(input, result.pairs)).toEqual([]);
    expect(result.pairs).toHaveLength(900);
    expect(result.bound).toBeCloseTo(result.objective ?? Number.NaN, 6);
  });

  it("meets both organisations and minimums on a larger instance", async () => {
    const input: MatchingInput = {
      ...instance(30, 120, 3),
      minimum: Array.from({ length: 30 }, () => 9),
      groups: Array.from({ length: 30 }, (_, reviewer) => (reviewer < 12 ? 0 : 1)),
      groupDemand: Array.from({ length: 120 }, () => [1, 1]),
      fixed: [[0, 0]],
    };
    if (input.scores[0]) input.scores[0][0] = 0;
    const result = await solve(input);
    expect(result.status).toBe("optimal");
    expect(violations(input, result.pairs)).toEqual([]);
  });

  it("spreads equal scores so that all demand is met", async () => {
    const scores = Array.from({ length: 10 }, () => Array.from({ length: 50 }, () => 1));
    const input = { scores, demand: Array(50).fill(2), capacity: Array(10).fill(10) };
    const result = await solve(input);
    expect(result).toMatchObject({ status: "optimal", objective: 100, bound: 100 });
    expect(violations(input, result.pairs)).toEqual([]);
  });

  it("gives the same pairs for the same input", async () => {
    const input = instance(20, 60, 2);
    expect((await solve(input)).pairs).toEqual((await solve(input)).pairs);
  });

  it("reports progress with a bound that is never below the best fit", async () => {
    const seen: { objective: number; bound: number }[] = [];
    const result = await solve(instance(20, 60, 2), { onProgress: (step) => seen.push(step) });
    expect(seen.length).toBeGreaterThan(0);
    for (const { bound } of seen)
      expect(bound).toBeGreaterThanOrEqual((result.objective ?? 0) - 1e-6);
  });

  it("ends with limit and valid pairs when no time is left", async () => {
    const input = {
      scores: [[1, 2]],
      demand: [1, 1],
      capacity: [2],
      fixed: [[0, 1] as [number, number]],
    };
    const result = await solve(input, { timeLimitSeconds: 0 });
    expect(result).toMatchObject({ status: "limit", bound: null, pairs: [[0, 1]] });
  });

  it("answers the empty problem", async () => {
    const result = await solve({ scores: [], demand: [], capacity: [] });
    expect(result).toMatchObject({ status: "optimal", objective: 0, bound: 0, pairs: [] });
  });
});

describe("shortfall", () => {
  const conflicted: MatchingInput = {
    scores: [
      [9, null, 9],
      [1, null, 1],
    ],
    demand: [1, 1, 1],
    capacity: [2, 1],
  };

  it("names the applications that stay short when demand cannot be met", async () => {
    const result = await solve(conflicted);
    expect(result).toMatchObject({ status: "infeasible", objective: null, bound: null, pairs: [] });
    expect(result.shortfall.applications).toEqual([0, 1, 0]);
  });

  it("gives the best partial answer when shortfall is allowed", async () => {
    const result = await solve({ ...conflicted, allowShortfall: true });
    expect(result).toMatchObject({ status: "optimal", objective: 18, bound: 18 });
    expect(result.shortfall.applications).toEqual([0, 1, 0]);
  });

  it("puts coverage before fit however large the fit", async () => {
    const scores = [
      [1000, 0],
      [900, null],
    ];
    const result = await solve({ scores, demand: [1, 1], capacity: [1, 1], allowShortfall: true });
    expect(result.pairs).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("puts coverage before a group and a group before fit", async () => {
    const result = await solve({
      scores: [
        [1, 1],
        [5, 5],
        [5, 5],
      ],
      demand: [2, 1],
      capacity: [1, 1, 1],
      groups: [0, 1, 1],
      groupDemand: [
        [1, 0],
        [1, 0],
      ],
      allowShortfall: true,
    });
    expect(result.status).toBe("optimal");
    expect(result.pairs).toHaveLength(3);
    expect(result.shortfall.groups.flat().reduce((sum, value) => sum + value, 0)).toBe(1);
  });

  it("names reviewers below their minimum", async () => {
    const input = { scores: [[1], [1]], demand: [1], capacity: [1, 1], minimum: [1, 1] };
    const strict = await solve(input);
    expect(strict.status).toBe("infeasible");
    const partial = await solve({ ...input, allowShortfall: true });
    expect(partial.shortfall.minimum.reduce((sum, value) => sum + value, 0)).toBe(1);
  });

  it("says infeasible for a minimum above the capacity", async () => {
    const result = await solve({
      scores: [[1, 1, 1]],
      demand: [1, 1, 0],
      capacity: [2],
      minimum: [3],
    });
    expect(result.status).toBe("infeasible");
    expect(result.shortfall.minimum).toEqual([1]);
  });
});

/** A repeatable instance with whole scores 0 to 9 (many ties), one pair in ten a conflict. */
function instance(reviewers: number, applications: number, demand: number): MatchingInput {
  let state = 42;
  const next = () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  return {
    scores: Array.from({ length: reviewers }, () =>
      Array.from({ length: applications }, () => (next() < 0.1 ? null : Math.floor(next() * 10))),
    ),
    demand: Array.from({ length: applications }, () => demand),
    capacity: Array.from({ length: reviewers }, () =>
      Math.ceil((applications * demand * 1.1) / reviewers),
    ),
  };
}
