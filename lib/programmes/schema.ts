import { z } from "zod";

import { localisedText, stableKey } from "./localised";

/** Who reads a section: T0 public once admitted, T1 both organisations, T2 the lead only until released (product.md, "Tiers"). */
export const tiers = ["T0", "T1", "T2"] as const;
export type Tier = (typeof tiers)[number];

export const decisionModes = [
  "both_must_agree",
  "lead_decides_partner_advises",
  "either_may_admit",
] as const;
export type DecisionMode = (typeof decisionModes)[number];

export const programmeStatuses = ["draft", "open", "closed"] as const;
export type ProgrammeStatus = (typeof programmeStatuses)[number];

/** A closed programme still has its public page, a draft none. */
export const publicProgrammeStatuses = ["open", "closed"] as const satisfies ProgrammeStatus[];

/** A window closes once; a rolling intake has cut-offs. */
export const intakeKinds = ["window", "rolling"] as const;
export type IntakeKind = (typeof intakeKinds)[number];

export const intakeStatuses = ["draft", "open", "closed"] as const;
export type IntakeStatus = (typeof intakeStatuses)[number];

export const versionStatuses = ["draft", "published", "retired"] as const;
export type VersionStatus = (typeof versionStatuses)[number];

export const programmeSides = ["lead", "partner"] as const;
export type ProgrammeSide = (typeof programmeSides)[number];

/** Stored as {currency, minor}: whole minor units (cents, fen), so that no sum is ever rounded. CNY is shown as RMB. */
export const currencies = ["HKD", "CNY", "USD"] as const;
export type Currency = (typeof currencies)[number];

export const companyNumberSchemes = ["hk_brn", "cn_uscc", "overseas"] as const;
export type CompanyNumberScheme = (typeof companyNumberSchemes)[number];

/** Names are kept in parts as the person writes them and are never split on spaces. */
export const personFields = [
  "displayName",
  "familyName",
  "givenName",
  "englishName",
  "chineseName",
  "role",
  "organisation",
  "fullTime",
  "technical",
  "equityPercent",
  "bio",
] as const;
export type PersonField = (typeof personFields)[number];

export const uploadTypes = ["pdf", "docx", "pptx", "xlsx", "png", "jpg"] as const;
export type UploadType = (typeof uploadTypes)[number];

export const optionSchema = z.strictObject({
  key: stableKey,
  label: localisedText,
  hint: localisedText.optional(),
  /** of several choices: stands alone, as "None" does */
  exclusive: z.boolean().optional(),
});
export type Option = z.infer<typeof optionSchema>;

export const conditionOps = ["equals", "not_equals", "includes", "is_answered"] as const;

/** Shown only while it holds. It may look only at an earlier question of the same section, or a T1 page could betray a T2 answer. */
export const conditionSchema = z.strictObject({
  question: stableKey,
  op: z.enum(conditionOps),
  value: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

const characters = z.int().min(1).max(20_000);
const count = z.int().min(0).max(200);
const isoDate = z.iso.date();
const options = z.array(optionSchema).min(1).max(60);

const textFormats = ["plain", "url", "email", "phone"] as const;
const shortText = z.strictObject({ maxLength: characters, format: z.enum(textFormats).optional() });
const longText = z.strictObject({
  maxLength: characters,
  maxWords: z.int().min(1).max(5000).optional(),
});
const numberConfig = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: z.int().min(0).max(6),
  unit: localisedText.optional(),
  /** in a table: the column may add up to at most this */
  totalMax: z.number().optional(),
  /** key of an earlier number of the section (of the table) that this one is a part of */
  notMoreThan: stableKey.optional(),
});
const moneyConfig = z.strictObject({ currencies: z.array(z.enum(currencies)).min(1) });
const dateConfig = z.strictObject({
  min: isoDate.optional(),
  max: isoDate.optional(),
  notInFuture: z.boolean().optional(),
  /** key of an earlier date of the section (of the table) that this one follows */
  notBefore: stableKey.optional(),
});
const choicesConfig = z.strictObject({ min: count.optional(), max: count.optional() });

const ask = {
  key: stableKey,
  required: z.boolean(),
  label: localisedText,
  hint: localisedText.optional(),
};

/** Types that fit one cell of a table; the same rules judge a cell and a question. */
const cellTypes = [
  z.strictObject({ ...ask, type: z.literal("short_text"), config: shortText }),
  z.strictObject({ ...ask, type: z.literal("long_text"), config: longText }),
  z.strictObject({ ...ask, type: z.literal("number"), config: numberConfig }),
  z.strictObject({ ...ask, type: z.literal("money"), config: moneyConfig }),
  z.strictObject({ ...ask, type: z.literal("date"), config: dateConfig }),
  z.strictObject({ ...ask, type: z.literal("single_choice"), options }),
  z.strictObject({ ...ask, type: z.literal("boolean") }),
] as const;

export const columnSchema = z.discriminatedUnion("type", cellTypes);
export type Column = z.infer<typeof columnSchema>;

const tableConfig = z.strictObject({
  columns: z.array(columnSchema).min(1).max(12),
  minRows: count,
  maxRows: count.min(1),
});
const peopleConfig = z.strictObject({
  fields: z.array(z.enum(personFields)).min(1),
  requiredFields: z.array(z.enum(personFields)),
  minPeople: count,
  maxPeople: count.min(1),
});
const fileConfig = z.strictObject({
  accept: z.array(z.enum(uploadTypes)).min(1),
  maxFiles: count.min(1),
  maxBytes: z.int().min(1).max(52_428_800),
});

const when = { ...ask, condition: conditionSchema.optional() };

export const questionSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...when, type: z.literal("short_text"), config: shortText }),
  z.strictObject({ ...when, type: z.literal("long_text"), config: longText }),
  z.strictObject({ ...when, type: z.literal("number"), config: numberConfig }),
  z.strictObject({ ...when, type: z.literal("money"), config: moneyConfig }),
  z.strictObject({ ...when, type: z.literal("date"), config: dateConfig }),
  z.strictObject({ ...when, type: z.literal("single_choice"), options }),
  z.strictObject({
    ...when,
    type: z.literal("multiple_choice"),
    options,
    config: choicesConfig.optional(),
  }),
  z.strictObject({ ...when, type: z.literal("table"), config: tableConfig }),
  z.strictObject({ ...when, type: z.literal("people"), config: peopleConfig }),
  z.strictObject({ ...when, type: z.literal("file"), config: fileConfig }),
  z.strictObject({ ...when, type: z.literal("company_number") }),
  z.strictObject({ ...when, type: z.literal("trl") }),
  z.strictObject({
    ...when,
    type: z.literal("therapeutic_area"),
    config: choicesConfig.optional(),
  }),
  z.strictObject({ ...when, type: z.literal("modality"), config: choicesConfig.optional() }),
  z.strictObject({ ...when, type: z.literal("stage") }),
  z.strictObject({ ...when, type: z.literal("boolean") }),
  z.strictObject({ ...when, type: z.literal("declaration") }),
]);
export type Question = z.infer<typeof questionSchema>;
export type QuestionType = Question["type"];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;

export const questionTypes = questionSchema.options.map((member) => member.shape.type.value);

export const sectionSchema = z.strictObject({
  key: stableKey,
  tier: z.enum(tiers),
  title: localisedText,
  intro: localisedText,
  questions: z.array(questionSchema).min(1).max(60),
});
export type Section = z.infer<typeof sectionSchema>;
