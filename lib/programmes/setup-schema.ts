import { z } from "zod";

import { locales } from "@/lib/i18n/locales";
import { emailFromText } from "@/lib/i18n/typed-contact";

import { decisionModes, intakeKinds, questionSchema } from "./schema";
import { eligibilityRuleSchema, scoreScale } from "./rules-schema";
import { localisedText, stableKey } from "./localised";

/** What the set-up pages send and the set-up commands take. Dates travel as ISO 8601 with an offset and arrive as Date. */
const words = (maximum: number) => {
  const one = z.string().trim().min(1, "platform.required").max(maximum);
  return z.strictObject({ "en-HK": one, "zh-HK": one, "zh-CN": one });
};

const earliest = new Date("2000-01-01T00:00:00Z");
const latest = new Date("2100-01-01T00:00:00Z");

/** A moment with its offset; between 2000 and 2100, so that a typed year 20270 is found here. */
export const moment = z.iso
  .datetime({ offset: true, error: "programmes.date_needed" })
  .transform((value) => new Date(value))
  .refine((value) => value >= earliest && value < latest, "programmes.date_far_off");

/** In addresses; "new" is the page that makes one. */
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "programmes.slug_form")
  .min(3)
  .max(60)
  .refine((value) => value !== "new", "programmes.slug_form");

/** Left out, the slug comes from the English name. */
const slugOrNull = slug.nullable().default(null);

const programmeWords = {
  name: words(120),
  summary: words(600),
  /** What each of the two brings, one line each. */
  offers: z.array(words(200)).max(12),
  decisionMode: z.enum(decisionModes),
  contactEmail: z
    .string()
    .max(1000)
    .transform(emailFromText)
    .pipe(z.email("programmes.email_form").max(254))
    .nullable()
    .default(null),
};

export const createProgrammeSchema = z.strictObject({
  slug: slugOrNull,
  ...programmeWords,
  partnerOrganisationId: z.uuid("programmes.partner_unknown"),
});
export type CreateProgrammeInput = z.output<typeof createProgrammeSchema>;

export const updateProgrammeSchema = z.strictObject({
  ...programmeWords,
  /** Of the words that the form was opened with. */
  revision: z.int().min(1),
});
export type UpdateProgrammeInput = z.output<typeof updateProgrammeSchema>;

const cutOffSchema = z.strictObject({
  closesAt: moment,
  panelAt: moment.nullable().default(null),
  answerBy: moment.nullable().default(null),
});
export type CutOffInput = z.output<typeof cutOffSchema>;

const intakeParts = {
  name: words(120),
  kind: z.enum(intakeKinds),
  opensAt: moment,
  /** The deadline of a window; a rolling intake may go on without one. */
  closesAt: moment.nullable().default(null),
  /** Minutes after the deadline in which a submit still counts; at most a day. */
  graceMinutes: z.int().min(0).max(1440),
  panelAt: moment.nullable().default(null),
  answerBy: moment.nullable().default(null),
  reviewsDueAt: moment.nullable().default(null),
  cutOffs: z.array(cutOffSchema).max(24).default([]),
  acceptedLanguages: z
    .array(z.enum(locales))
    .min(1, "programmes.language_needed")
    .max(locales.length)
    .transform((list) => locales.filter((locale) => list.includes(locale))),
  lookingFor: words(400),
  originText: words(400),
  reviewersPerOrganisation: z.int().min(1).max(10),
  cohortName: words(120).nullable().default(null),
  /** Null: the newest published form at the time of opening. */
  formVersionId: z.uuid().nullable().default(null),
};

export const createIntakeSchema = z.strictObject({ slug: slugOrNull, ...intakeParts });
export type CreateIntakeInput = z.output<typeof createIntakeSchema>;

export const updateIntakeSchema = z.strictObject(intakeParts);
export type UpdateIntakeInput = z.output<typeof updateIntakeSchema>;

export const versionSources = ["template", "last"] as const;
export type VersionSource = (typeof versionSources)[number];

export const draftVersionSchema = z.strictObject({ from: z.enum(versionSources) });

/** Tiers a section may have: T0 is made at admission, never asked for (product.md, "Tiers"). */
export const sectionTiers = ["T1", "T2"] as const;

const sectionWords = {
  title: words(120),
  intro: words(600),
  tier: z.enum(sectionTiers),
};
export const updateSectionSchema = z.strictObject(sectionWords);
export type UpdateSectionInput = z.output<typeof updateSectionSchema>;

export const addSectionSchema = z.strictObject({ key: stableKey, ...sectionWords });
export type AddSectionInput = z.output<typeof addSectionSchema>;

/** A whole question; key and type stay as they were made, because answers are stored under them. */
export const questionInputSchema = questionSchema;

export const moveSchema = z.strictObject({ to: z.int().min(0).max(100) });

const criterionWords = {
  label: words(120),
  hint: words(600),
  weight: z.int().min(1).max(100),
};
/** A draft rubric as its editor shows it, whole. What the points of the scale mean; the scale itself is fixed for all. */
export const rubricInputSchema = z.strictObject({
  name: words(120),
  scaleMeaning: localisedText,
  /** In their order; one that is not here is taken out. */
  criteria: z.array(z.strictObject({ key: stableKey, ...criterionWords })).max(12),
  /** Of the draft that the page was opened with. */
  revision: z.int().min(1),
});
export type RubricInput = z.output<typeof rubricInputSchema>;

/** What the page showed, for an act that freezes it; a program that shows nothing leaves it out. */
export const shownSchema = z.strictObject({ revision: z.int().min(1).optional() }).optional();
export { scoreScale };

export const eligibilityRulesSchema = z.strictObject({
  rules: z
    .array(eligibilityRuleSchema)
    .max(12)
    .refine(
      (rules) => new Set(rules.map((rule) => rule.key)).size === rules.length,
      "programmes.duplicate_rule",
    ),
});
