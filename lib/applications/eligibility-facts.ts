import type { EligibilityFacts } from "@/lib/programmes/eligibility";
import { equityColumns, factQuestions as keys } from "@/lib/programmes/eligibility-questions";
import { domains } from "@/lib/programmes/vocabulary-keys";

import type { SectionAnswers } from "./answers";

/**
 * The facts that the admission rules ask for, read from the answers to the questions that factQuestions names. A fact
 * that is not there, or not of its kind, is null: the rule then answers "unknown".
 */
export function eligibilityFactsFrom(answers: SectionAnswers): EligibilityFacts {
  const number = (key: string) => (typeof answers[key] === "number" ? answers[key] : null);
  const foundedOn = answers[keys.foundedOn];
  return {
    foundedOn: typeof foundedOn === "string" ? foundedOn : null,
    headcount: number(keys.headcount),
    fullTimeStaff: number(keys.fullTimeStaff),
    technicalStaff: number(keys.technicalStaff),
    technicalEquityPercent: technicalEquity(answers[keys.shareholders]),
    domain: domains.find((domain) => domain === answers[keys.domain]) ?? null,
  };
}

function technicalEquity(shareholders: unknown): number | null {
  if (!Array.isArray(shareholders) || shareholders.length === 0) return null;
  const total = (shareholders as unknown[]).reduce<number>((sum, row) => {
    if (typeof row !== "object" || row === null) return sum;
    const cells = row as Record<string, unknown>;
    const share = cells[equityColumns.share];
    return cells[equityColumns.isTechnical] === true && typeof share === "number"
      ? sum + share
      : sum;
  }, 0);
  return Number(total.toFixed(6));
}
