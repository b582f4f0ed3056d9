import { describe, expect, it } from "vitest";
import { MatchingInputError, parseMatchingInput } from "@/lib/matching/schema";

const good = {
  scores: [
    [1, null],
    [0.5, 2],
  ],
  demand: [1, 1],
  capacity: [1, 2],
};

describe("parseMatchingInput", () => {
  it("reads the plain shape and the one with every extra", () => {
    expect(parseMatchingInput(good)).toEqual(good);
    const full = {
      ...good,
      minimum: [0, 1],
      groups: [0, 1],
      groupDemand: [
        [1, 0],
        [0, 1],
      ],
      fixed: [[0, 0]],
      allowShortfall: true,
    };
    expect(parseMatchingInput(full)).toEqual(full);
  });

  it.each([
    ["a ragged matrix", { ...good, scores: [[1, 2], [1]] }, "scores[1] has 1 entries, expected 2"],
    ["a capacity too few", { ...good, capacity: [1] }, "capacity has 1 entries, expected 2"],
    ["a minimum too many", { ...good, minimum: [0, 0, 0] }, "minimum has 3 entries"],
    ["a negative demand", { ...good, demand: [1, -1] }, "demand[1]"],
    ["half a place", { ...good, capacity: [1, 0.5] }, "capacity[1]"],
    [
      "a score that is no number",
      {
        ...good,
        scores: [
          [1, Number.NaN],
          [1, 1],
        ],
      },
      "scores[0][1]",
    ],
    [
      "an infinite score",
      {
        ...good,
        scores: [
          [1, Infinity],
          [1, 1],
        ],
      },
      "scores[0][1]",
    ],
    [
      "a score in words",
      {
        ...good,
        scores: [
          ["1", 2],
          [1, 1],
        ],
      },
      "scores[0][0]",
    ],
    ["a missing part", { scores: [], demand: [] }, "capacity"],
    ["an unknown part", { ...good, colour: 1 }, "colour"],
    ["no object at all", 7, "input"],
    ["group demand without groups", { ...good, groupDemand: [[1], [1]] }, "needs groups"],
    ["uneven group demand", { ...good, groups: [0, 0], groupDemand: [[1], []] }, "groupDemand[1]"],
    ["a fixed conflict", { ...good, fixed: [[0, 1]] }, "fixed[0] is a conflict"],
    ["a fixed pair outside", { ...good, fixed: [[2, 0]] }, "outside the scores"],
    [
      "a fixed pair twice",
      {
        ...good,
        fixed: [
          [0, 0],
          [0, 0],
        ],
      },
      "fixed[1] repeats",
    ],
  ])("refuses %s in one clear line", (_, data, message) => {
    const attempt = () => parseMatchingInput(data);
    expect(attempt).toThrow(MatchingInputError);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow("\n");
  });
});
