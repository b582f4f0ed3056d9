import type { EligibilityFacts } from "@/lib/programmes/eligibility";
import { domains } from "@/lib/programmes/vocabulary-keys";

import type { SectionAnswers } from "./answers";

/**
 * The facts that the admission rules ask for, read from the answers of the default form (keys of company.ts, product.ts
 * and finance.ts). A fact that is not there, or not of its kind, is null: the rule then answers "unknown".
 */
export function eligibilityFactsFrom(answers: SectionAnswers): EligibilityFacts {
  const number = (key: string) => (typeof answers[key] === "number" ? answers[key] : null);
  return {
    foundedOn: typeof answers.founded_on === "string" ? answers.founded_on : null,
    headcount: number("headcount"),
    fullTimeStaff: number("full_time_staff"),
    technicalStaff: number("technical_staff"),
    technicalEquityPercent: technicalEquity(answers.shareholders),
    domain: domains.find((domain) => domain === answers.domain) ?? null,
  };
}

function technicalEquity(shareholders: unknown): number | null {
  if (!Array.isArray(shareholders) || shareholders.length === 0) return null;
  const total = (shareholders as unknown[]).reduce<number>((sum, row) => {
    if (typeof row !== "object" || row === null) return sum;
    const { share_percent: share, technical_holder: technical } = row as Record<string, unknown>;
    return technical === true && typeof share === "number" ? sum + share : sum;
  }, 0);
  return Number(total.toFixed(6));
}
