import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  moneyFromText,
  numberFromText,
  textFromMoney,
  textFromNumber,
  unitsOf,
} from "@/lib/applications/typed-values";
import { formatMoney, formatNumber } from "@/lib/i18n/format";
import { text } from "@/lib/programmes/localised";

describe("a typed number", () => {
  it.each([
    ["1,250", 1250],
    ["１２．５", 12.5],
    [" 7 ", 7],
    ["-3", -3],
    [".5", 0.5],
    ["", null],
    ["5 people", 5],
    ["５人", 5],
    ["三", 3],
    ["三十五名", 35],
    ["two", 2],
    ["1,234,567", 1_234_567],
    ["1 200", 1200],
    ["1.1 million", 1_100_000],
    ["1.2萬", 12_000],
    ["5k", 5000],
  ])("%s is %s", (typed, value) => {
    expect(numberFromText(typed)).toBe(value);
  });

  it("stays as typed while it is none", () => {
    expect(numberFromText("1.")).toBe("1.");
    expect(numberFromText("about five")).toBe("about five");
    for (const doubtful of ["12,50", "5-10", "5+", "80%", "10 weeks", "1,2", "二三十一", "5 m"])
      expect(numberFromText(doubtful), doubtful).toBe(doubtful);
    expect(numberFromText("10 weeks", ["months"])).toBe("10 weeks");
    expect(textFromNumber("about five")).toBe("about five");
  });
});

it("a unit after a figure says nothing new, and another one is not taken", () => {
  const months = {
    label: text("Runway", "可用月數", "可用月数"),
    config: { unit: text("months", "個月", "个月") },
  };
  for (const typed of ["18 months", "18 month", "18個月", "18"])
    expect(numberFromText(typed, unitsOf(months)), typed).toBe(18);
  const share = { label: text("Share (%)", "比例（%）", "比例（%）"), config: {} };
  expect(numberFromText("80%", unitsOf(share))).toBe(80);
  expect(numberFromText("80 percent", unitsOf(share))).toBe(80);
  expect(numberFromText("80 people", unitsOf(share))).toBe("80 people");
});

describe("a typed amount", () => {
  it.each([
    ["HK$1.5m", "HKD", 150_000_000],
    ["US$ 2 million", "USD", 200_000_000],
    ["150萬", "HKD", 150_000_000],
    ["150万元人民币", "CNY", 150_000_000],
    ["¥5,000", "CNY", 500_000],
    ["$300", "HKD", 30_000],
  ] as const)("%s is %s %s", (typed, currency, minor) => {
    expect(moneyFromText("HKD", typed)).toEqual({ currency, minor });
  });

  it("in a currency that is not asked for stays as typed", () => {
    expect(moneyFromText("HKD", "US$5", ["HKD"])).toEqual({ currency: "HKD", minor: "US$5" });
    expect(moneyFromText("CNY", "$5")).toEqual({ currency: "CNY", minor: "$5" });
    expect(moneyFromText("HKD", "HKD 5 USD")).toEqual({ currency: "HKD", minor: "HKD 5 USD" });
  });

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

describe("what the portal itself writes", () => {
  it("is read back as the same figure and the same amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        expect(numberFromText(formatNumber(value))).toBe(value);
      }),
    );
    const currency = fc.constantFrom("HKD" as const, "CNY" as const, "USD" as const);
    fc.assert(
      fc.property(currency, fc.integer({ min: 0, max: 1e15 - 1 }), (given, minor) => {
        const written = formatMoney({ currency: given === "CNY" ? "RMB" : given, minor });
        expect(moneyFromText("HKD", written)).toEqual({ currency: given, minor });
      }),
    );
  });
});
