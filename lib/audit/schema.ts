import { z } from "zod";
import { auditEvents, type AuditEventGroup } from "./events";

/** Characters of a person's keyed commitment that are shown in place of a name. */
export const personCodeLength = 8;

/** One event as an auditor reads it; no content, no names of people. */
export interface AuditEventView {
  /** Position in the trail; the page after this one begins below it. */
  seq: string;
  at: string;
  type: string;
  /** Acting role, `system:<job>`, or null for a visitor. */
  role: string | null;
  /** Stored name of the organisation acted for. */
  organisation: unknown;
  /** What stands for the person: the same code is the same person. Null for the portal and visitors. */
  person: string | null;
  objectType: string;
  objectId: string | null;
  /** Reference of the application it belongs to. */
  reference: string | null;
  assisted: boolean;
}

const groups = Object.keys(auditEvents) as [AuditEventGroup, ...AuditEventGroup[]];

/** Whom the trail can be narrowed to: a role, the portal itself, a visitor. */
export const auditRoles = [
  "owner",
  "editor",
  "viewer",
  "programme_manager",
  "officer",
  "partner_lead",
  "reviewer",
  "mentor",
  "ecosystem_partner",
  "auditor",
  "administrator",
  "system",
  "visitor",
] as const;

const day = z.iso.date().catch("");

const dayRange = { from: day, until: day };

/** The trail's address: filters, and the event below which the page begins. Anything odd counts as not given. */
export const auditFilterSchema = z.object({
  group: z.enum(groups).nullable().catch(null),
  role: z.enum(auditRoles).nullable().catch(null),
  /** Of the own organisation's people, or of startups and the portal. */
  by: z.enum(["own", "others"]).nullable().catch(null),
  person: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{4,64}$/)
    .catch(""),
  reference: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^CI-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
    .catch(""),
  object: z
    .string()
    .trim()
    .regex(/^[\w:.-]{1,100}$/)
    .catch(""),
  ...dayRange,
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform((value) => BigInt(value))
    .nullable()
    .catch(null),
});

export type AuditFilter = z.infer<typeof auditFilterSchema>;
export type DayRange = Pick<AuditFilter, "from" | "until">;

/** "Who saw this between these days": an application's reference or the id of an object. */
export const readerQuestionSchema = z.object({
  subject: z
    .string()
    .trim()
    .regex(/^[\w:.-]{1,100}$/)
    .catch(""),
  ...dayRange,
});

export type ReaderQuestion = z.infer<typeof readerQuestionSchema>;

/** One person's openings of one thing. */
export interface ReaderView extends Pick<
  AuditEventView,
  "person" | "role" | "organisation" | "assisted" | "type" | "objectType" | "objectId" | "reference"
> {
  times: number;
  firstAt: string;
  lastAt: string;
}

/** The state of the chain over the trail. */
export interface SealView {
  sealed: { block: number; events: number; at: string } | null;
  check: {
    at: string;
    /** The whole chain, or what came since the last good check. */
    whole: boolean;
    finding: FindingCode | null;
    event: string | null;
    block: string | null;
  } | null;
  /** Set when events wait longer than they should: nobody seals. */
  waitingSince: string | null;
}

/** What a check of the chain can find; each has its sentence at `audit.findings.<code>`. */
export const findingCodes = [
  "row_changed",
  "row_missing",
  "row_inserted",
  "block_missing",
  "block_changed",
  "link_broken",
  "signature_wrong",
  "key_unknown",
  "other_history",
  "chain_too_short",
  "anchor_not_genuine",
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** The first thing that is not as it was sealed. */
export interface Finding {
  code: FindingCode;
  /** Number of the block; null where no block holds the row. */
  block: bigint | null;
  /** Number of the event; null where a block itself is wrong. */
  seq: bigint | null;
}
