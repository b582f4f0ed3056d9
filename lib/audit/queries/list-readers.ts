import { readingEvents } from "@/lib/audit/events";
import { personCodeLength, type ReaderQuestion, type ReaderView } from "@/lib/audit/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { auditedOrganisation, auditorScope, auditorTables } from "./auditor-scope";
import { within } from "./list-events";

/** Lines of the answer; more are told, not shown. */
export const readersShown = 200;

interface ReaderRow {
  person: string | null;
  role: string | null;
  organisation: unknown;
  assisted: boolean;
  type: string;
  object_type: string;
  object_id: string | null;
  reference: string | null;
  times: bigint;
  first_at: Date;
  last_at: Date;
}

/**
 * Who opened something between two days: an application with all that belongs to it (by its reference), or one object (by
 * its id). One line for each person, role and object, newest first; within the auditor's scope only. An empty question
 * has an empty answer. 404 for everybody but auditors.
 */
export async function listReaders(
  actor: Actor,
  question: ReaderQuestion,
): Promise<{ items: ReaderView[]; more: boolean }> {
  const organisationId = auditedOrganisation(actor);
  const { subject } = question;
  if (subject === "") return { items: [], more: false };
  const conditions = [
    auditorScope(organisationId),
    Prisma.sql`e.type = ANY(${[...readingEvents]}::text[])`,
    Prisma.sql`(a.reference = upper(${subject}) OR e.object_id = ${subject} OR e.application_id::text = ${subject})`,
    ...within(question),
  ];
  const rows = await db().$queryRaw<ReaderRow[]>`
    SELECT left(e.actor_commitment, ${personCodeLength}::int) AS person, e.actor_role AS role,
           o.short_name AS organisation, bool_or(e.assisted) AS assisted, e.type, e.object_type, e.object_id, a.reference,
           count(*) AS times, min(e.at) AS first_at, max(e.at) AS last_at
      FROM ${auditorTables}
     WHERE ${Prisma.join(conditions, " AND ")}
     GROUP BY e.actor_commitment, e.actor_role, o.id, e.type, e.object_type, e.object_id, a.reference
     ORDER BY max(e.at) DESC, e.object_id
     LIMIT ${readersShown + 1}`;
  const items = rows.slice(0, readersShown).map((row) => ({
    person: row.person,
    role: row.role,
    organisation: row.organisation,
    assisted: row.assisted,
    type: row.type,
    objectType: row.object_type,
    objectId: row.object_id,
    reference: row.reference,
    times: Number(row.times),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
  }));
  return { items, more: rows.length > readersShown };
}
