import { hongKongDate } from "@/lib/i18n/hong-kong-time";
import { fillText } from "./fill-text";
import type { LocalisedText } from "./localised";
import type { Domain } from "./vocabulary-keys";
import type { EligibilityRule } from "./rules-schema";

/** What a startup says about itself; null or absent means not said. Percentages are 0–100, `foundedOn` is yyyy-mm-dd. */
export type EligibilityFacts = {
  foundedOn?: string | null;
  headcount?: number | null;
  fullTimeStaff?: number | null;
  technicalStaff?: number | null;
  technicalEquityPercent?: number | null;
  domain?: Domain | null;
};

export type EligibilityResult = {
  key: string;
  passed: boolean | "unknown";
  reason: LocalisedText;
  remedy: LocalisedText;
};

/** `eligible` is false as soon as one rule fails, "unknown" while one cannot be judged, true when all pass. */
export type Eligibility = { eligible: boolean | "unknown"; results: EligibilityResult[] };

/**
 * Judges the rules in their order. `now` gives the date in Hong Kong. Words come filled in; `reason` and `remedy` are to
 * be shown only for a rule that failed.
 */
export function evaluate(
  rules: readonly EligibilityRule[],
  facts: EligibilityFacts,
  now: Date,
): Eligibility {
  const today = hongKongDate(now);
  const results = rules.map((rule) => judge(rule, facts, today));
  if (results.some((result) => result.passed === false)) return { eligible: false, results };
  return {
    eligible: results.every((result) => result.passed === true) ? true : "unknown",
    results,
  };
}

function judge(rule: EligibilityRule, facts: EligibilityFacts, today: string): EligibilityResult {
  const { passed, actual } = measure(rule, facts, today);
  const values = {
    ...("limit" in rule ? { limit: rule.limit } : {}),
    ...(actual === undefined ? {} : { actual }),
  };
  return {
    key: rule.key,
    passed,
    reason: fillText(rule.reason, values),
    remedy: fillText(rule.remedy, values),
  };
}

type Measured = { passed: boolean | "unknown"; actual?: number };

const unknown: Measured = { passed: "unknown" };

function measure(rule: EligibilityRule, facts: EligibilityFacts, today: string): Measured {
  switch (rule.kind) {
    case "company_age_at_most":
      return measureAge(rule.limit, facts.foundedOn, today);
    case "full_time_staff_at_least":
      return atLeast(facts.fullTimeStaff, rule.limit);
    case "technical_share_at_least":
      return measureShare(facts, rule.limit);
    case "technical_equity_at_least":
      return atLeast(facts.technicalEquityPercent, rule.limit);
    case "life_science_domain":
      return facts.domain == null ? unknown : { passed: facts.domain !== "outside_life_science" };
    case "headcount_at_least":
      return atLeast(facts.headcount, rule.limit);
    case "headcount_at_most":
      return isCount(facts.headcount)
        ? { passed: facts.headcount <= rule.limit, actual: facts.headcount }
        : unknown;
  }
}

function isCount(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function atLeast(value: number | null | undefined, limit: number): Measured {
  return isCount(value) ? { passed: value >= limit, actual: value } : unknown;
}

function measureShare({ headcount, technicalStaff }: EligibilityFacts, limit: number): Measured {
  if (
    !isCount(headcount) ||
    !isCount(technicalStaff) ||
    headcount === 0 ||
    technicalStaff > headcount
  )
    return unknown;
  // Multiplied out, because 1 of 3 is not 33.33 %.
  return {
    passed: technicalStaff * 100 >= limit * headcount,
    actual: Math.floor((technicalStaff * 100) / headcount),
  };
}

// A company is N years old on its Nth anniversary, so that day still passes "at most N years" and the next day does not.
// Founded on 29 February: in a common year the anniversary is 1 March, the later day, in the applicant's favour.
function measureAge(limit: number, foundedOn: string | null | undefined, today: string): Measured {
  if (!foundedOn || !isRealDate(foundedOn) || foundedOn > today) return unknown;
  return { passed: today <= anniversary(foundedOn, limit), actual: fullYears(foundedOn, today) };
}

/** Completed years from one yyyy-mm-dd to a later one. */
export function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to < anniversary(from, years) ? years - 1 : years;
}

function anniversary(from: string, years: number): string {
  const year = String(Number(from.slice(0, 4)) + years).padStart(4, "0");
  const sameDay = `${year}${from.slice(4)}`;
  return isRealDate(sameDay) ? sameDay : `${year}-03-01`;
}

function isRealDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
