import type { EligibilityRule } from "./rules-schema";
import type { Question } from "./schema";
import { domains } from "./vocabulary-keys";

/** The questions of a form, by key, that the facts of the admission rules are read from. */
export const factQuestions = {
  foundedOn: "founded_on",
  headcount: "headcount",
  fullTimeStaff: "full_time_staff",
  technicalStaff: "technical_staff",
  shareholders: "shareholders",
  domain: "domain",
} as const;
type Fact = keyof typeof factQuestions;

/** Columns of the shareholders' table. */
export const equityColumns = { share: "share_percent", isTechnical: "technical_holder" } as const;

export const factKeys: readonly string[] = Object.values(factQuestions);

const needs: Readonly<Record<EligibilityRule["kind"], readonly Fact[]>> = {
  company_age_at_most: ["foundedOn"],
  full_time_staff_at_least: ["fullTimeStaff"],
  technical_share_at_least: ["headcount", "technicalStaff"],
  technical_equity_at_least: ["shareholders"],
  life_science_domain: ["domain"],
  headcount_at_most: ["headcount"],
  headcount_at_least: ["headcount"],
};

const gives: Readonly<Record<Fact, (question: Question) => boolean>> = {
  foundedOn: ({ type }) => type === "date",
  headcount: ({ type }) => type === "number",
  fullTimeStaff: ({ type }) => type === "number",
  technicalStaff: ({ type }) => type === "number",
  shareholders: (question) => {
    if (question.type !== "table") return false;
    const typeOf = (key: string) =>
      question.config.columns.find((column) => column.key === key)?.type;
    return (
      typeOf(equityColumns.share) === "number" && typeOf(equityColumns.isTechnical) === "boolean"
    );
  },
  domain: (question) =>
    question.type === "single_choice" &&
    question.options.every((option) => domains.some((domain) => domain === option.key)),
};

/**
 * Where in the list the rules stand that this form's questions cannot answer, so that their result would be "unknown" for
 * every startup: a question is missing, is of another type, or has an option or lacks a column that the rule does not know.
 */
export function unanswerableRules(
  rules: readonly Pick<EligibilityRule, "kind">[],
  questions: readonly Question[],
): number[] {
  const isGiven = (fact: Fact) =>
    questions.some((question) => question.key === factQuestions[fact] && gives[fact](question));
  return rules.flatMap(({ kind }, at) => (needs[kind].every(isGiven) ? [] : [at]));
}
