import { text } from "@/lib/programmes/localised";
import type { Calendar } from "./journeys";
import type { IntakePlan } from "./set-up";

const year = new Date().getFullYear();
/** The demo's intakes; days count from today. */
export const plans = {
  last: {
    slug: `spring-${year}`,
    name: text(`Spring ${year} intake`, `${year} 年春季招募`, `${year} 年春季招募`),
    cohort: text(`Cohort ${year}`, `${year} 年同期企業`, `${year} 年同期企业`),
    opens: -215,
    closes: -150,
    reviewsDue: -132,
    panel: -126,
    answer: -110,
  },
  present: {
    slug: `autumn-${year}`,
    name: text(`Autumn ${year} intake`, `${year} 年秋季招募`, `${year} 年秋季招募`),
    cohort: text(`Autumn cohort ${year}`, `${year} 年秋季同期企業`, `${year} 年秋季同期企业`),
    opens: -75,
    closes: -21,
    reviewsDue: 8,
    panel: 14,
    answer: 32,
  },
  open: {
    slug: `spring-${year + 1}`,
    name: text(`Spring ${year + 1} intake`, `${year + 1} 年春季招募`, `${year + 1} 年春季招募`),
    cohort: text(`Cohort ${year + 1}`, `${year + 1} 年同期企業`, `${year + 1} 年同期企业`),
    opens: -12,
    closes: 120,
    reviewsDue: 138,
    panel: 144,
    answer: 162,
  },
  other: {
    slug: `immunology-${year}`,
    name: text(`Immunology ${year} intake`, `${year} 年免疫專項招募`, `${year} 年免疫专项招募`),
    cohort: text(`Immunology cohort ${year}`, `${year} 年免疫同期企業`, `${year} 年免疫同期企业`),
    opens: -60,
    closes: 5,
    reviewsDue: 20,
    panel: 26,
    answer: 44,
  },
} satisfies Record<string, IntakePlan>;

/** When what happens to an intake's applications. */
export const calendars: Record<keyof typeof plans, Calendar> = {
  last: {
    write: -190,
    submit: -152,
    screen: -146,
    review: -140,
    ask: -134,
    decide: -122,
    sign: -112,
  },
  present: { write: -50, submit: -23, screen: -18, review: -14, ask: -8, decide: -4, sign: -1 },
  open: { write: -9, submit: -3, screen: -2, review: -1, ask: -1, decide: -1, sign: -1 },
  other: { write: -40, submit: -22, screen: -16, review: -12, ask: -8, decide: -4, sign: -2 },
};
