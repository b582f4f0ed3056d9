import { z } from "zod";
import type { CompetingInterest, ReleaseBasis, ReleaseState } from "@/lib/generated/prisma/enums";

/** Characters of a purpose, a message, a reason. */
export const textLimits = { purpose: 600, purposeLeast: 10, message: 2_000, reason: 600 };

/** People that one request may name, and requests of one application that may wait for an answer. */
export const requestLimits = { readers: 12, open: 10, months: 24 };

const sectionKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const words = (most: number, least = 1) => z.string().trim().min(least).max(most);

/** What the partner asks for; `readers` are memberships, so that it is clear in which role each person reads. */
export const askSchema = z.strictObject({
  sections: z.array(sectionKey).min(1).max(40),
  readers: z.array(z.uuid()).min(1).max(requestLimits.readers),
  purpose: words(textLimits.purpose, textLimits.purposeLeast),
  until: z.coerce.date(),
  from: z.coerce.date().nullable().optional(),
  /** A confidentiality agreement that both sides confirmed; without one the basis is the owner's consent. */
  cdaId: z.uuid().nullable().optional(),
});
export type AskInput = z.infer<typeof askSchema>;

/** The owner's answer: all or part of what was asked, to all or some of those named, until then or earlier. */
export const answerSchema = z.discriminatedUnion("answer", [
  z.strictObject({
    answer: z.literal("grant"),
    sections: z.array(sectionKey).min(1).max(40),
    documents: z.array(z.uuid()).max(200),
    readers: z.array(z.uuid()).min(1).max(requestLimits.readers),
    until: z.coerce.date().nullable().optional(),
  }),
  z.strictObject({
    answer: z.literal("refuse"),
    reason: words(textLimits.reason).nullable().optional(),
  }),
]);
export type AnswerInput = z.infer<typeof answerSchema>;

export const messageSchema = z.strictObject({ body: words(textLimits.message) });

/** All of a release, one of its sections, or one of its readers. */
export const revokeSchema = z.strictObject({
  section: sectionKey.nullable().optional(),
  reader: z.uuid().nullable().optional(),
  reason: words(textLimits.reason).nullable().optional(),
});
export type RevokeInput = z.infer<typeof revokeSchema>;

/** The version whose difference the owner looked at, and the documents that go along. */
export const renewSchema = z.strictObject({
  version: z.int().min(1),
  documents: z.array(z.uuid()).max(200),
});
export type RenewInput = z.infer<typeof renewSchema>;

export const declareSchema = z.strictObject({ interest: z.enum(["none", "declared"]) });
export const addReaderSchema = z.strictObject({ membership: z.uuid() });
export const readerAnswerSchema = z.strictObject({ answer: z.enum(["grant", "refuse"]) });

/** One person by a membership of theirs, or everybody of a unit of the partner. */
export const mustNotSeeSchema = z
  .strictObject({
    membership: z.uuid().nullable().optional(),
    unit: words(120).nullable().optional(),
  })
  .refine(({ membership, unit }) => Boolean(membership) !== Boolean(unit));
export type MustNotSeeInput = z.infer<typeof mustNotSeeSchema>;

/** When an agreement was signed and until when it runs. */
export const cdaDatesSchema = z.strictObject({
  signedOn: z.coerce.date(),
  expiresAt: z.coerce.date(),
});
export type CdaDates = z.infer<typeof cdaDatesSchema>;

export type { CompetingInterest, ReleaseBasis, ReleaseState };

/** Where a release stands, by its state, the clock and its application; see lifecycle.ts. */
export const standings = [
  "suggested",
  "asked",
  "unanswered",
  "not_yet",
  "in_force",
  "expired",
  "refused",
  "withdrawn",
  "revoked",
  "ended",
] as const;
export type Standing = (typeof standings)[number];

/**
 * In which word a release is told: where it stands, and of one that was granted also whether anybody reads by it yet.
 * `asked_back`: the startup had the last word and waits for the partner's; `declares`: all who may read have still to
 * declare; `nobody`: granted, and closed to everybody it names.
 */
export const releaseWords = [...standings, "asked_back", "declares", "nobody"] as const;
export type ReleaseWord = (typeof releaseWords)[number];

/** What one person named in a release may do now, and why. */
export const readerStandings = [
  "awaits_owner",
  "awaits_declaration",
  "reads",
  "not_yet",
  "declared_interest",
  "barred",
  "left",
  "removed",
  "over",
] as const;
export type ReaderStanding = (typeof readerStandings)[number];
