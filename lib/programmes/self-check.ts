import { dateFromText } from "@/lib/i18n/typed-date";
import { readNumber } from "@/lib/i18n/typed-number";
import type { EligibilityFacts } from "./eligibility";
import type { EligibilityRule } from "./rules-schema";
import { domains } from "./vocabulary-keys";

/** The facts of the public self-check, in the order in which they are asked. Also the names of its fields and query. */
export const factKeys = [
  "domain",
  "foundedOn",
  "headcount",
  "fullTimeStaff",
  "technicalStaff",
  "technicalEquityPercent",
] as const;
export type FactKey = (typeof factKeys)[number];

const needs: Record<EligibilityRule["kind"], readonly FactKey[]> = {
  life_science_domain: ["domain"],
  company_age_at_most: ["foundedOn"],
  full_time_staff_at_least: ["fullTimeStaff"],
  technical_share_at_least: ["headcount", "technicalStaff"],
  technical_equity_at_least: ["technicalEquityPercent"],
  headcount_at_most: ["headcount"],
  headcount_at_least: ["headcount"],
};

/** Only what the rules look at is asked, each once. */
export function factsAskedBy(rules: readonly EligibilityRule[]): FactKey[] {
  const needed = new Set(rules.flatMap((rule) => needs[rule.kind]));
  return factKeys.filter((key) => needed.has(key));
}

const percent = { units: ["%"] };

/** Facts from what was typed; what is empty, no number or no date is null. */
export function readFacts(typed: (key: FactKey) => string | null): EligibilityFacts {
  const words = (key: FactKey) => (typed(key) ?? "").trim().slice(0, 40);
  const number = (key: FactKey) => {
    const value = readNumber(words(key), key === "technicalEquityPercent" ? percent : {});
    return value === null || value < 0 ? null : value;
  };
  return {
    domain: domains.find((domain) => domain === words("domain")) ?? null,
    foundedOn: dateFromText(words("foundedOn")),
    headcount: number("headcount"),
    fullTimeStaff: number("fullTimeStaff"),
    technicalStaff: number("technicalStaff"),
    technicalEquityPercent: number("technicalEquityPercent"),
  };
}

export type FactProblem = "missing" | "whole" | "in_future" | "more_than_team" | "above_hundred";

/** By question, why an answer cannot be judged. `today` is the Hong Kong date, yyyy-mm-dd. */
export function factProblems(
  asked: readonly FactKey[],
  facts: EligibilityFacts,
  today: string,
): Partial<Record<FactKey, FactProblem>> {
  const problems: Partial<Record<FactKey, FactProblem>> = {};
  for (const key of asked) {
    const problem = problemOf(key, facts, today);
    if (problem) problems[key] = problem;
  }
  return problems;
}

function problemOf(key: FactKey, facts: EligibilityFacts, today: string): FactProblem | null {
  const value = facts[key];
  if (value === null || value === undefined) return "missing";
  if (key === "foundedOn") return value > today ? "in_future" : null;
  if (typeof value !== "number") return null;
  if (key === "technicalEquityPercent") return value > 100 ? "above_hundred" : null;
  if (!Number.isInteger(value)) return "whole";
  if (key === "headcount") return value < 1 ? "missing" : null;
  return typeof facts.headcount === "number" && value > facts.headcount ? "more_than_team" : null;
}
