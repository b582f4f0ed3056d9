import type { Question } from "@/lib/programmes/schema";
import { z } from "zod";
import { emailAddress } from "@/lib/accounts/email";
import { keptReason, toldReference } from "@/lib/accounts/schema";
import { locales } from "@/lib/i18n/locales";
import { collectionStatementVersions } from "./collection-statement";
import type { EmergencyStanding } from "./emergency";

/**
 * Every state of an application (product.md, "Lifecycle of an application"), in the order of the way up to "admitted",
 * then the endings; lifecycle.ts says which follows which.
 */
export const applicationStatuses = [
  "draft",
  "submitted",
  "screening",
  "returned",
  "in_review",
  "deciding",
  "panel",
  "waitlisted",
  "offered",
  "admitted",
  "rejected",
  "declined",
  "lapsed",
  "withdrawn",
  "suspended",
  "left",
  "graduated",
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/** Who reads a status: each has its own words for the same state. */
export const audiences = ["startup", "staff", "partner"] as const;
export type Audience = (typeof audiences)[number];

/** Who has to act next. */
export const balls = ["startup", "lead", "partner", "both", "reviewers", "nobody"] as const;
export type Ball = (typeof balls)[number];

/** Orders of the list, mapped to columns in code. */
export const listSorts = ["newest", "oldest", "name", "waiting"] as const;
export type ListSort = (typeof listSorts)[number];

/**
 * Tabs of the list. `differ`: both recommendations are open and say different things; `mine`: taken up by the reader;
 * `ended` shows the partner reference and outcome only.
 */
export const listViews = [
  "all",
  "waiting_for_us",
  "waiting_for_startup",
  "differ",
  "mine",
  "ended",
] as const;
export type ListView = (typeof listViews)[number];

export const pageSize = 50;

/** True for anything Postgres takes as a uuid, so that an id from an address never reaches it in another form. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const oneOrMany = (values: readonly [string, ...string[]]) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.enum(values)).max(values.length));

/** Query of the list, as it stands in the address. Unknown keys and values are refused. */
export const listQuerySchema = z.strictObject({
  intake: z.string().max(100).optional(),
  status: oneOrMany(applicationStatuses)
    .transform((list) => list as ApplicationStatus[])
    .optional(),
  q: z.string().trim().max(200).optional(),
  area: z
    .string()
    .max(400)
    .regex(/^[a-z0-9_,]*$/)
    .transform((text) => text.split(",").filter(Boolean))
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}(,[A-Z]{2}){0,20}$/)
    .transform((text) => text.split(","))
    .optional(),
  source: z.enum(["self", "import"]).optional(),
  /** Decided, and the letter not sent; for the staff of the two organisations. */
  letter: z.enum(["waits"]).optional(),
  sort: z.enum(listSorts).optional(),
  view: z.enum(listViews).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
});
export type ListQuery = z.output<typeof listQuerySchema>;

/** The collection statement that stood on the page, as the page tells it. */
export const statementShownSchema = z.strictObject({
  version: z.enum(collectionStatementVersions),
  locale: z.enum(locales),
});
export type StatementShown = z.output<typeof statementShownSchema>;

/** Without `statement` (a script, no page) none was shown, and none is noted. */
export const startApplicationSchema = z.strictObject({
  intakeId: z.uuid(),
  startupId: z.uuid(),
  statement: statementShownSchema.nullable().default(null),
});

/** Whom staff invite to claim an imported startup, and in which language the mail is. */
export const claimInvitationSchema = z.strictObject({
  email: emailAddress,
  locale: z.enum(locales),
});
export type ClaimInvitationInput = z.output<typeof claimInvitationSchema>;

/** Only changed questions; values are judged one by one by parseAnswerDraft against the application's own form. */
export const saveSectionSchema = z.strictObject({
  revision: z.int().min(0).max(1_000_000_000),
  answers: z
    .record(z.string().max(60), z.unknown())
    .refine((answers) => Object.keys(answers).length <= 60, "applications.too_many_answers"),
  language: z.enum(["en-HK", "zh-HK", "zh-CN"]).optional(),
});
export type SaveSectionInput = z.output<typeof saveSectionSchema>;

const futureDate = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const plainWords = z.string().trim().min(10).max(2000);

/** The body of a request that says nothing further. */
export const emptySchema = z.strictObject({}).nullable();

export const sectionDoneSchema = z.strictObject({ done: z.boolean().default(true) });

/** Prefilled answers that are not wanted. */
export const clearPrefilledSchema = z.strictObject({
  cleared: z.array(z.string().max(60)).min(1).max(60),
});

export const eligibleSchema = z.strictObject({ note: z.string().trim().max(2000).optional() });

export const returnSchema = z.strictObject({
  sections: z.array(z.string().max(60)).min(1).max(30),
  dueAt: futureDate,
  message: plainWords,
});
export type ReturnInput = z.output<typeof returnSchema>;

export const rejectSchema = z.strictObject({
  rule: z.string().max(60),
  reason: plainWords,
  reapplyFrom: futureDate.nullable().default(null),
});
export type RejectInput = z.output<typeof rejectSchema>;

export const extendSchema = z.strictObject({ until: futureDate });

/** A draft is named by the reference that its founder gave to support. */
export const extendDraftSchema = z.strictObject({
  reference: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^CI-[0-9A-Z]{4}-[0-9A-Z]{2}$/, "applications.reference_invalid"),
  until: futureDate,
});

export const copySchema = z.strictObject({
  intakeId: z.uuid(),
  statement: statementShownSchema.nullable().default(null),
});

/** One shared section with what it holds. */
export interface HeldSection {
  key: string;
  title: string;
  answers: { question: Question; value: unknown }[];
}

/** What the person who was invited to claim an imported startup reads before deciding. */
export interface ClaimOffer {
  applicationId: string;
  reference: string;
  startup: string;
  programme: string;
  intake: string;
  lead: string;
  partner: string;
  /** ISO; when the record was imported. */
  importedAt: string;
  /** Somebody has claimed it. */
  isClaimed: boolean;
  /** The application ended meanwhile: nothing to claim any more. */
  hasEnded: boolean;
  /** Startups of this person with the same website: claiming merges nothing. */
  sameWebsite: string[];
  /** Everything that is held, shared sections only; nothing once the invitation is closed. */
  held: HeldSection[];
}

export const askEmergencySchema = z.strictObject({
  reference: toldReference,
  /** Told to the startup. */
  reason: keptReason,
});
export type AskEmergencyInput = z.output<typeof askEmergencySchema>;

/** One emergency as the lead's administrators and managers see it; dates ISO. */
export interface EmergencyView {
  id: string;
  /** To read it by; only for who asked, while it is open. */
  applicationId: string | null;
  reference: string;
  reason: string;
  standing: EmergencyStanding;
  isMine: boolean;
  askedBy: string;
  askedAt: string;
  confirmedBy: string | null;
  until: string;
  mayConfirm: boolean;
  mayEnd: boolean;
}
