import { expect, it } from "vitest";
import { numberOrWords } from "@/components/ui/typed-number";

it.each([
  ["12", 12],
  [" 12 ", 12],
  ["１２", 12],
  ["2.5", 2.5],
  ["-1", -1],
  ["", ""],
  ["a dozen", "a dozen"],
  ["1e3", "1e3"],
  ["0x10", "0x10"],
  ["1,5", "1,5"],
])("takes %j as %j", (typed, taken) => {
  expect(numberOrWords(typed)).toBe(taken);
});
