import { z } from "zod";

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
  objectType: string;
  objectId: string | null;
  /** Reference of the application it belongs to. */
  reference: string | null;
  assisted: boolean;
}

/** Where in the trail a page begins; anything odd becomes the newest. */
export const auditPageSchema = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform((value) => BigInt(value))
    .nullable()
    .catch(null),
});

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
