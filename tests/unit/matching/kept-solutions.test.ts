import { expect, it } from "vitest";
import { solveOnce } from "@/lib/matching/kept-solutions";
import { MatchingInputError, type MatchingInput } from "@/lib/matching/schema";

const input = (capacity: number): MatchingInput => ({
  scores: [
    [5, 1],
    [4, 3],
  ],
  demand: [1, 1],
  capacity: [capacity, 1],
  allowShortfall: true,
});

it("solves the same problem once and a changed one anew, and keeps no failure", async () => {
  const [first, atOnce] = await Promise.all([solveOnce(input(1)), solveOnce(input(1))]);
  expect(first.pairs.toSorted()).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(atOnce).toBe(first);
  expect(await solveOnce(input(1))).toBe(first);
  const changed = await solveOnce(input(0));
  expect(changed.pairs).toEqual([[1, 0]]);
  const wrong = { ...input(1), demand: [1] };
  await expect(solveOnce(wrong)).rejects.toThrow(MatchingInputError);
  await expect(solveOnce(wrong)).rejects.toThrow(MatchingInputError);
}, 30_000);
