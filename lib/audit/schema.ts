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
