import { describe, expect, test } from "vitest";
import { hongKongDate } from "@/lib/i18n/hong-kong-time";

import { evaluate, fullYears, type EligibilityFacts } from "@/lib/programmes/eligibility";
import { eligibilityRuleSchema, rubricSchema } from "@/lib/programmes/rules-schema";
import {
  companyAgeAtMost,
  defaultEligibilityRules,
  fullTimeStaffAtLeast,
  headcountAtLeast,
  headcountAtMost,
  lifeScienceDomain,
  technicalEquityAtLeast,
  technicalShareAtLeast,
} from "@/lib/programmes/templates/eligibility-rules";
import { astraZenecaRubric, hkstpRubric } from "@/lib/programmes/templates/rubrics";

const at = (hongKong: string) => new Date(`${hongKong}+08:00`);
const noon = at("2027-03-31T12:00:00");
const good: EligibilityFacts = {
  foundedOn: "2025-01-15",
  headcount: 4,
  fullTimeStaff: 2,
  technicalStaff: 2,
  technicalEquityPercent: 10,
  domain: "drug",
};

describe("company age", () => {
  const passed = (limit: number, foundedOn: string, now: Date) =>
    evaluate([companyAgeAtMost(limit)], { foundedOn }, now).results[0]?.passed;

  test.each<[number, string, string, boolean | "unknown", string]>([
    [3, "2024-03-31", "2027-03-31T23:59:59", true, "on the third anniversary"],
    [3, "2024-03-30", "2027-03-31T00:00:00", false, "the day after the third anniversary"],
    [2, "2025-03-31", "2027-03-31T12:00:00", true, "on the second anniversary"],
    [2, "2025-03-30", "2027-03-31T12:00:00", false, "the day after the second anniversary"],
    [2, "2027-03-31", "2027-03-31T12:00:00", true, "founded today"],
    [2, "2027-04-01", "2027-03-31T12:00:00", "unknown", "founded in the future"],
    [
      3,
      "2024-02-29",
      "2027-03-01T12:00:00",
      true,
      "29 February counts to 1 March in a common year",
    ],
    [3, "2024-02-29", "2027-03-02T12:00:00", false, "and no longer"],
    [4, "2024-02-29", "2028-02-29T12:00:00", true, "and to 29 February in a leap year"],
    [4, "2024-02-29", "2028-03-01T12:00:00", false, "and no longer"],
    [3, "2024-02-30", "2027-03-01T12:00:00", "unknown", "a date that does not exist"],
    [3, "yesterday", "2027-03-01T12:00:00", "unknown", "not a date"],
  ])("limit %i, founded %s, now %s → %s: %s", (limit, foundedOn, now, expected) => {
    expect(passed(limit, foundedOn, at(now))).toBe(expected);
  });

  test("the day is Hong Kong's: one second before and at midnight there", () => {
    expect(passed(3, "2024-03-31", new Date("2027-03-31T15:59:59Z"))).toBe(true);
    expect(passed(3, "2024-03-31", new Date("2027-03-31T16:00:00Z"))).toBe(false);
    expect(hongKongDate(new Date("2027-03-31T16:00:00Z"))).toBe("2027-04-01");
  });

  test("counts completed years", () => {
    expect(fullYears("2024-03-31", "2027-03-30")).toBe(2);
    expect(fullYears("2024-03-31", "2027-03-31")).toBe(3);
    expect(fullYears("2024-02-29", "2025-02-28")).toBe(0);
  });
});

describe("people and ownership", () => {
  const passed = (rule: Parameters<typeof evaluate>[0][number], facts: EligibilityFacts) =>
    evaluate([rule], facts, noon).results[0]?.passed;

  test.each([
    [1, false],
    [2, true],
    [3, true],
    [0, false],
    [null, "unknown"],
    [-1, "unknown"],
    [Number.NaN, "unknown"],
  ])("%s full-time people against at least two → %s", (fullTimeStaff, expected) => {
    expect(passed(fullTimeStaffAtLeast(2), { fullTimeStaff })).toBe(expected);
  });

  test.each([
    [1, 2, true],
    [1, 3, false],
    [2, 3, true],
    [49, 100, false],
    [50, 100, true],
    [0, 0, "unknown"],
    [4, 3, "unknown"],
    [null, 3, "unknown"],
  ])("%s technical of %s people against half → %s", (technicalStaff, headcount, expected) => {
    expect(passed(technicalShareAtLeast(50), { technicalStaff, headcount })).toBe(expected);
  });

  test("one of three is exactly a third, whatever rounding would say", () => {
    expect(passed(technicalShareAtLeast(33.3333), { technicalStaff: 1, headcount: 3 })).toBe(true);
  });

  test.each([
    [9.99, false],
    [10, true],
    [100, true],
    [undefined, "unknown"],
  ])("%s %% of equity in technical hands against 10 → %s", (technicalEquityPercent, expected) => {
    expect(passed(technicalEquityAtLeast(10), { technicalEquityPercent })).toBe(expected);
  });

  test("headcount is judged at its limits", () => {
    expect(passed(headcountAtMost(50), { headcount: 50 })).toBe(true);
    expect(passed(headcountAtMost(50), { headcount: 51 })).toBe(false);
    expect(passed(headcountAtLeast(2), { headcount: 1 })).toBe(false);
    expect(passed(headcountAtLeast(2), {})).toBe("unknown");
  });

  test("every life-science domain passes, outside fails", () => {
    expect(passed(lifeScienceDomain, { domain: "digital" })).toBe(true);
    expect(passed(lifeScienceDomain, { domain: "outside_life_science" })).toBe(false);
    expect(passed(lifeScienceDomain, {})).toBe("unknown");
  });
});

describe("all rules together", () => {
  test("a startup that meets every rule is eligible", () => {
    expect(evaluate(defaultEligibilityRules, good, noon).eligible).toBe(true);
  });

  test("one missing fact leaves it open, one failed rule decides, whatever else is missing", () => {
    expect(evaluate(defaultEligibilityRules, { ...good, domain: null }, noon).eligible).toBe(
      "unknown",
    );
    expect(evaluate(defaultEligibilityRules, { fullTimeStaff: 1 }, noon).eligible).toBe(false);
  });

  test("no rules exclude nobody", () => {
    expect(evaluate([], {}, noon)).toEqual({ eligible: true, results: [] });
  });

  test("says the limit and the startup's own figure in each language", () => {
    const [result] = evaluate([fullTimeStaffAtLeast(3)], { fullTimeStaff: 1 }, noon).results;
    expect(result?.reason["en-HK"]).toBe(
      "The programme asks for at least 3 full-time people; you have 1.",
    );
    expect(result?.reason["zh-HK"]).toBe("本計劃要求最少 3 名全職人員，貴公司現有 1 名。");
    expect(result?.remedy["zh-CN"]).toContain("3 名");
  });

  test("leaves no placeholder in the words of a rule that failed", () => {
    const bad: EligibilityFacts = {
      foundedOn: "2001-01-01",
      headcount: 10,
      fullTimeStaff: 0,
      technicalStaff: 0,
      technicalEquityPercent: 0,
      domain: "outside_life_science",
    };
    const rules = [...defaultEligibilityRules, headcountAtMost(5), headcountAtLeast(20)];
    const { results } = evaluate(rules, bad, noon);
    expect(results.map(({ passed }) => passed)).toEqual(rules.map(() => false));
    expect(JSON.stringify(results.map(({ reason, remedy }) => [reason, remedy]))).not.toContain(
      "{limit}",
    );
    expect(JSON.stringify(results)).not.toContain("{actual}");
  });

  test("templates parse as rules, with a key each", () => {
    for (const rule of defaultEligibilityRules)
      expect(eligibilityRuleSchema.parse(rule)).toEqual(rule);
    expect(new Set(defaultEligibilityRules.map((rule) => rule.key)).size).toBe(
      defaultEligibilityRules.length,
    );
  });
});

describe("rubrics", () => {
  test("are the lead's four and the partner's five criteria", () => {
    expect(rubricSchema.parse(hkstpRubric).criteria.map((criterion) => criterion.key)).toEqual([
      "team",
      "business",
      "innovation",
      "research_development",
    ]);
    expect(
      rubricSchema.parse(astraZenecaRubric).criteria.map((criterion) => criterion.key),
    ).toEqual([
      "right_target",
      "right_tissue",
      "right_safety",
      "right_patient",
      "right_commercial_potential",
    ]);
  });

  test("weigh 100 together and explain 1, 3 and 5", () => {
    for (const rubric of [hkstpRubric, astraZenecaRubric]) {
      expect(rubric.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)).toBe(100);
      expect(rubric.scaleMeaning["en-HK"]).toMatch(/1 weak.*3 sound.*5 exceptional/);
    }
  });
});
