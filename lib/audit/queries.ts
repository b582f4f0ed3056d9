import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { AuditEventView } from "./schema";

/** Rows of one page of the trail. */
export const eventsPerPage = 50;

interface EventRow {
  seq: bigint;
  at: Date;
  type: string;
  actor_role: string | null;
  organisation: unknown;
  object_type: string;
  object_id: string | null;
  reference: string | null;
  assisted: boolean;
}

/**
 * The newest events of an auditor's organisation, below `before`: what its own people did and, where it leads a
 * programme, what startups and the portal did there once an application was submitted. Never what another organisation's
 * people did, never a draft, and no content: payloads stay where they are. 404 for everybody but auditors.
 */
export async function listAuditEvents(
  actor: Actor,
  before: bigint | null,
): Promise<{ items: AuditEventView[]; more: boolean }> {
  const { role, organisationId } = actor.membership ?? {};
  if (role !== "auditor" || !organisationId) throw notFound();
  const rows = await db().$queryRaw<EventRow[]>`
    SELECT e.seq, e.at, e.type, e.actor_role, o.short_name AS organisation, e.object_type, e.object_id, a.reference,
           e.assisted
      FROM audit_events e
      LEFT JOIN organisations o ON o.id = e.actor_organisation_id
      LEFT JOIN applications a ON a.id = e.application_id AND a.submitted_at IS NOT NULL
     WHERE (${before}::bigint IS NULL OR e.seq < ${before}::bigint)
       AND (e.actor_organisation_id = ${organisationId}::uuid
            OR (e.actor_organisation_id IS NULL
                AND e.programme_id IN (SELECT id FROM programmes WHERE lead_organisation_id = ${organisationId}::uuid)))
       AND (e.application_id IS NULL OR a.id IS NOT NULL)
     ORDER BY e.seq DESC
     LIMIT ${eventsPerPage + 1}`;
  const items = rows.slice(0, eventsPerPage).map((row) => ({
    seq: String(row.seq),
    at: row.at.toISOString(),
    type: row.type,
    role: row.actor_role,
    organisation: row.organisation,
    objectType: row.object_type,
    objectId: row.object_id,
    reference: row.reference,
    assisted: row.assisted,
  }));
  return { items, more: rows.length > eventsPerPage };
}
