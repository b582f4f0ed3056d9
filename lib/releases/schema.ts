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

/** A person of the partner who can be named, barred or looked through. */
export interface PartnerPerson {
  membershipId: string;
  personId: string;
  name: string;
  role: "partner_lead" | "reviewer";
  deputy: boolean;
  unit: string | null;
}

export interface ReleaseReaderView {
  id: string;
  membershipId: string;
  name: string;
  role: "partner_lead" | "reviewer";
  unit: string | null;
  standing: ReaderStanding;
  interest: CompetingInterest | null;
  /** The reader of the page. */
  isMe: boolean;
}

export interface ReleaseMessageView {
  id: string;
  fromStartup: boolean;
  by: string;
  at: string;
  body: string;
}

/** An action that the reader of the page may take; the sentence says why not. */
export interface ReleaseAction {
  may: boolean;
  sentence: string | null;
}

export type ReleaseActionName =
  | "answer"
  | "revoke"
  | "renew"
  | "message"
  | "forward"
  | "withdraw"
  | "addReader"
  | "declare";

export interface ReleaseView {
  id: string;
  applicationId: string;
  standing: Standing;
  basis: ReleaseBasis;
  /** ISO day on which the agreement was signed, when the basis is one. */
  cdaSignedOn: string | null;
  purpose: string;
  /** What was asked for; `granted` once it is released. */
  sections: { key: string; title: string; granted: boolean }[];
  readers: ReleaseReaderView[];
  /** Who asked (or suggested, while it is a suggestion). */
  by: string | null;
  at: string;
  from: string | null;
  /** Granted until, or asked for until. */
  until: string;
  answeredAt: string | null;
  reason: string | null;
  endedAt: string | null;
  /** The frozen version it is bound to. */
  version: number | null;
  /** The team only: a later version exists that the partner does not read. */
  newerVersion: number | null;
  messages: ReleaseMessageView[];
  actions: Record<ReleaseActionName, ReleaseAction>;
}

/** One line of the receipt. */
export interface ReceiptLine {
  id: string;
  at: string;
  /** By name for the partner's people; null for the lead's. */
  person: string | null;
  organisation: string;
  role: "programme_manager" | "officer" | "partner_lead" | "reviewer" | "other";
  unit: string | null;
  object: "section" | "document";
  /** Title of the section. */
  section: string;
  document: string | null;
  version: number;
  /** The release it was opened under; null where the role opens it. */
  release: { id: string; basis: ReleaseBasis; at: string } | null;
}

/** The newest lines, how many there are, and how many of them are of the partner's people. */
export interface Receipt {
  lines: ReceiptLine[];
  total: number;
  atPartner: number;
}

/** One section on the owner's page: what the partner sees of it, and who reads it by a release now. */
export interface SharedSection {
  key: string;
  title: string;
  isProtected: boolean;
  partner: "nothing_yet" | "shared" | "exists" | "released" | "ended";
  readers: {
    name: string;
    until: string | null;
    releaseId: string | null;
    version: number | null;
  }[];
}

export interface VersionDocument {
  id: string;
  sectionKey: string;
  name: string;
  size: number;
}

/** One line of the must-not-see list: a person, or a unit. */
export interface KeptOut {
  id: string;
  person: string | null;
  unit: string | null;
  since: string;
}

export interface SharingView {
  application: {
    id: string;
    reference: string;
    startup: string;
    lead: string;
    partner: string;
    programme: string;
    /** What happens next, as one sentence. */
    next: string;
    version: number;
    isSubmitted: boolean;
    isEnded: boolean;
  };
  /** Whether the reader of the page may answer, revoke and keep people out. */
  consent: ReleaseAction;
  sections: SharedSection[];
  documents: VersionDocument[];
  releases: ReleaseView[];
  keptOut: KeptOut[];
  people: (PartnerPerson & { isBarred: boolean })[];
  receipt: Receipt;
}

/** One release in the partner's own list. */
export interface RequestLine {
  id: string;
  applicationId: string;
  reference: string;
  /** Null once the partner keeps only the reference. */
  startup: string | null;
  standing: Standing;
  purpose: string;
  sections: number;
  readers: string[];
  at: string;
  until: string;
  /** What is to be done by the reader of the list. */
  turn: "declare" | "read" | "forward" | null;
}

/** A release as somebody of the partner opens it. */
export interface PartnerReleaseView {
  release: ReleaseView;
  application: {
    id: string;
    reference: string;
    startup: string | null;
    partner: string;
    lead: string;
  };
  side: "partner_lead" | "partner_reader";
  /** People who may still be named. */
  people: PartnerPerson[];
}

/** What somebody of the partner can ask for on one application. */
export interface AskChoices {
  applicationId: string;
  startup: string;
  partner: string;
  /** A reviewer suggests to the partner's lead instead of asking. */
  isSuggestion: boolean;
  sections: { key: string; title: string }[];
  people: PartnerPerson[];
  /** Agreements confirmed by both sides that a request may stand on. */
  cdas: { id: string; signedOn: string; expiresAt: string }[];
}

/** Something that waits for an owner of the startup. */
export interface SharingTask {
  releaseId: string;
  applicationId: string;
  kind: "request" | "reader";
  sections: number;
  partner: string;
  intake: string;
}

/** When an agreement was signed and until when it runs. */
export const cdaDatesSchema = z.strictObject({
  signedOn: z.coerce.date(),
  expiresAt: z.coerce.date(),
});
export type CdaDates = z.infer<typeof cdaDatesSchema>;

/** A confidentiality agreement as its two parties see it. */
export interface CdaView {
  id: string;
  fileName: string;
  size: number;
  /** yyyy-mm-dd */
  signedOn: string;
  expiresAt: string;
  state: "scanning" | "clean" | "refused";
  isExpired: boolean;
  /** Who confirmed it for each side; null: nobody yet. */
  startup: string | null;
  partner: string | null;
  mayConfirm: boolean;
}
