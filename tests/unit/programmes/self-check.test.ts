import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/programmes/eligibility";
import { factProblems, factsAskedBy, readFacts } from "@/lib/programmes/self-check";
import {
  companyAgeAtMost,
  defaultEligibilityRules,
  headcountAtMost,
} from "@/lib/programmes/templates/eligibility-rules";

const good: Record<string, string> = {
  domain: "drug",
  foundedOn: "2025-05-01",
  headcount: "4",
  fullTimeStaff: "3",
  technicalStaff: "2",
  technicalEquityPercent: "25.5",
};
const typed = (changes: Record<string, string> = {}) => {
  const all = { ...good, ...changes };
  return readFacts((key) => all[key] ?? null);
};
const asked = factsAskedBy(defaultEligibilityRules);
const today = "2026-11-22";

describe("the eligibility self-check", () => {
  it("asks only what the rules look at, each once", () => {
    expect(factsAskedBy([companyAgeAtMost(2)])).toEqual(["foundedOn"]);
    expect(factsAskedBy([headcountAtMost(50)])).toEqual(["headcount"]);
    expect(asked).toEqual(Object.keys(good));
  });

  it("finds a startup that meets every rule eligible", () => {
    const facts = typed();
    expect(factProblems(asked, facts, today)).toEqual({});
    expect(evaluate(defaultEligibilityRules, facts, new Date(`${today}T10:00:00Z`)).eligible).toBe(
      true,
    );
  });

  it("says in three languages why not yet and what would change it", () => {
    const result = evaluate(
      defaultEligibilityRules,
      typed({ fullTimeStaff: "1" }),
      new Date(`${today}T10:00:00Z`),
    );
    expect(result.eligible).toBe(false);
    const failed = result.results.filter((rule) => rule.passed === false);
    expect(failed.map((rule) => rule.key)).toEqual(["full_time_staff"]);
    expect(failed[0]?.reason["en-HK"]).toContain("at least 2 full-time people; you have 1");
    expect(failed[0]?.remedy["zh-HK"]).toContain("全職人員達到 2 名");
    expect(failed[0]?.remedy["zh-CN"]).toContain("全职人员达到 2 名");
  });

  it("understands full-width digits, commas and a per cent sign", () => {
    expect(typed({ headcount: "１２", technicalEquityPercent: "10 %" })).toMatchObject({
      headcount: 12,
      technicalEquityPercent: 10,
    });
    expect(typed({ headcount: "1,200" }).headcount).toBe(1200);
  });

  it.each([
    ["headcount", "", "missing"],
    ["headcount", "many", "missing"],
    ["headcount", "0", "missing"],
    ["fullTimeStaff", "2.5", "whole"],
    ["technicalStaff", "5", "more_than_team"],
    ["technicalEquityPercent", "101", "above_hundred"],
    ["foundedOn", "2026-11-23", "in_future"],
    ["domain", "astrology", "missing"],
  ] as const)("asks again for %s when it is %j", (key, value, problem) => {
    expect(factProblems(asked, typed({ [key]: value }), today)).toMatchObject({ [key]: problem });
  });
});
