import { z } from "zod";

import { localisedText, stableKey } from "./localised";

/** Every criterion is scored in whole points on this scale. */
export const scoreScale = { min: 1, max: 5 } as const;

const criterionSchema = z.strictObject({
  key: stableKey,
  label: localisedText,
  hint: localisedText,
  /** share of the total, in whole parts; only the proportion counts */
  weight: z.int().min(1).max(100),
});
export type Criterion = z.infer<typeof criterionSchema>;

/** What one organisation's reviewers score against; `side` says which organisation of a programme it suits. */
export const rubricSchema = z.strictObject({
  key: stableKey,
  side: z.enum(["lead", "partner"]),
  name: localisedText,
  scaleMeaning: localisedText,
  criteria: z.array(criterionSchema).min(1).max(12),
});
export type Rubric = z.infer<typeof rubricSchema>;

const words = {
  key: stableKey,
  /** asked in the self-check */
  question: localisedText,
  /** said when the rule fails; may use {limit} and {actual} */
  reason: localisedText,
  /** what would change the result; may use {limit} and {actual} */
  remedy: localisedText,
};

const people = z.int().min(0).max(10_000);
const percent = z.number().min(0).max(100);

/** One published admission rule as data; managers change the limit, the words follow by `{limit}`. */
export const eligibilityRuleSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...words,
    kind: z.literal("company_age_at_most"),
    limit: z.int().min(1).max(30),
  }),
  z.strictObject({ ...words, kind: z.literal("full_time_staff_at_least"), limit: people }),
  z.strictObject({ ...words, kind: z.literal("technical_share_at_least"), limit: percent }),
  z.strictObject({ ...words, kind: z.literal("technical_equity_at_least"), limit: percent }),
  z.strictObject({ ...words, kind: z.literal("life_science_domain") }),
  z.strictObject({ ...words, kind: z.literal("headcount_at_most"), limit: people }),
  z.strictObject({ ...words, kind: z.literal("headcount_at_least"), limit: people }),
]);
export type EligibilityRule = z.infer<typeof eligibilityRuleSchema>;
