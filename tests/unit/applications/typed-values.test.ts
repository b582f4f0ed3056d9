import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  moneyFromText,
  numberFromText,
  textFromMoney,
  textFromNumber,
} from "@/lib/applications/typed-values";

describe("a typed number", () => {
  it.each([
    ["1,250", 1250],
    ["１２．５", 12.5],
    [" 7 ", 7],
    ["-3", -3],
    [".5", 0.5],
    ["", null],
  ])("%s is %s", (typed, value) => {
    expect(numberFromText(typed)).toBe(value);
  });

  it("stays as typed while it is none", () => {
    expect(numberFromText("1.")).toBe("1.");
    expect(numberFromText("about five")).toBe("about five");
    expect(textFromNumber("about five")).toBe("about five");
  });
});

describe("a typed amount", () => {
  it.each([
    ["1,250.5", 125_050],
    ["0", 0],
    ["1250.05", 125_005],
  ])("%s is %s cents", (typed, minor) => {
    expect(moneyFromText("HKD", typed)).toEqual({ currency: "HKD", minor });
  });

  it("stays as typed when it is none, and an empty field is no answer", () => {
    expect(moneyFromText("USD", "2.345")).toEqual({ currency: "USD", minor: "2.345" });
    expect(moneyFromText("USD", "two")).toEqual({ currency: "USD", minor: "two" });
    expect(moneyFromText("USD", " ")).toBeNull();
  });

  it("comes back exactly, whatever the amount", () => {
    fc.assert(
      // Thirteen digits before the point are taken, two after it.
      fc.property(fc.integer({ min: 0, max: 1e15 - 1 }), (minor) => {
        const money = { currency: "CNY" as const, minor };
        expect(moneyFromText("CNY", textFromMoney(money))).toEqual(money);
      }),
    );
  });
});
