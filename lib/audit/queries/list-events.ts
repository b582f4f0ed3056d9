import { auditEvents, type AuditEventGroup } from "@/lib/audit/events";
import {
  personCodeLength,
  type AuditEventView,
  type AuditFilter,
  type DayRange,
} from "@/lib/audit/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { auditedOrganisation, auditorScope, auditorTables } from "./auditor-scope";

/** Rows of one page of the trail. */
export const eventsPerPage = 50;

interface EventRow {
  seq: bigint;
  at: Date;
  type: string;
  actor_role: string | null;
  organisation: unknown;
  person: string | null;
  object_type: string;
  object_id: string | null;
  reference: string | null;
  assisted: boolean;
}

/**
 * The newest events of an auditor's scope that meet the filter, 50 at most, below `filter.before`. No content and no
 * names: payloads stay where they are, a person is the first characters of the keyed commitment. 404 for everybody but
 * auditors.
 */
export async function listAuditEvents(
  actor: Actor,
  filter: AuditFilter,
): Promise<{ items: AuditEventView[]; more: boolean }> {
  const organisationId = auditedOrganisation(actor);
  const conditions = [auditorScope(organisationId), ...filtered(filter)];
  const rows = await db().$queryRaw<EventRow[]>`
    SELECT e.seq, e.at, e.type, e.actor_role, o.short_name AS organisation,
           left(e.actor_commitment, ${personCodeLength}::int) AS person,
           e.object_type, e.object_id, a.reference, e.assisted
      FROM ${auditorTables}
     WHERE ${Prisma.join(conditions, " AND ")}
     ORDER BY e.seq DESC
     LIMIT ${eventsPerPage + 1}`;
  const items = rows.slice(0, eventsPerPage).map((row) => ({
    seq: String(row.seq),
    at: row.at.toISOString(),
    type: row.type,
    role: row.actor_role,
    organisation: row.organisation,
    person: row.person,
    objectType: row.object_type,
    objectId: row.object_id,
    reference: row.reference,
    assisted: row.assisted,
  }));
  return { items, more: rows.length > eventsPerPage };
}

const typesOf = (group: AuditEventGroup) => auditEvents[group].map((name) => `${group}.${name}`);

function filtered(filter: AuditFilter): Prisma.Sql[] {
  const { group, role, by, person, reference, object, before } = filter;
  return [
    ...(before === null ? [] : [Prisma.sql`e.seq < ${before}::bigint`]),
    ...(group === null ? [] : [Prisma.sql`e.type = ANY(${typesOf(group)}::text[])`]),
    ...(role === null ? [] : [roleIs(role)]),
    ...(by === null ? [] : [byIs(by)]),
    ...(person === ""
      ? []
      : [Prisma.sql`left(e.actor_commitment, ${person.length}::int) = ${person}`]),
    ...(reference === "" ? [] : [Prisma.sql`a.reference = ${reference}`]),
    ...(object === "" ? [] : [Prisma.sql`e.object_id = ${object}`]),
    ...within(filter),
  ];
}

function roleIs(role: string): Prisma.Sql {
  if (role === "visitor") return Prisma.sql`e.actor_role IS NULL`;
  if (role === "system") return Prisma.sql`e.actor_role LIKE 'system:%'`;
  return Prisma.sql`e.actor_role = ${role}`;
}

const byIs = (by: "own" | "others") =>
  by === "own"
    ? Prisma.sql`e.actor_organisation_id IS NOT NULL`
    : Prisma.sql`e.actor_organisation_id IS NULL`;

/** Events of whole Hong Kong days, both included. */
export function within({ from, until }: DayRange): Prisma.Sql[] {
  return [
    ...(from === ""
      ? []
      : [Prisma.sql`e.at >= (${from}::date)::timestamp AT TIME ZONE 'Asia/Hong_Kong'`]),
    ...(until === ""
      ? []
      : [Prisma.sql`e.at < (${until}::date + 1)::timestamp AT TIME ZONE 'Asia/Hong_Kong'`]),
  ];
}
