import { sql } from "kysely";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { ask, select } from "@/lib/platform/sql";
import { canConfirm } from "../policy";

/** Roles of one place that nobody has confirmed; more than wait at one time anywhere. */
const most = 200;

/** Roles that wait for a second person and are confirmed on one page. */
export interface PendingRoles {
  /** A programme on whose page of people they stand, by its short name in addresses; null while the organisation has none. */
  programme: string | null;
  count: number;
}

const hasStaff = sql<boolean>`EXISTS (SELECT 1 FROM memberships s WHERE s.organisation_id = m.organisation_id
  AND s.status = 'active' AND s.role IN ('programme_manager', 'officer'))`;

/** Of a role in every programme the newest: it stands on the page of each. */
const programme = sql<string | null>`coalesce(p.slug, (
  SELECT q.slug FROM programmes q WHERE q.lead_organisation_id = m.organisation_id ORDER BY q.created_at DESC LIMIT 1))`;

const pending = (organisationId: string | null) =>
  select
    .selectFrom("memberships as m")
    .leftJoin("programmes as p", "p.id", "m.programme_id")
    .where("m.status", "=", "pending")
    .where("m.organisation_id", "is not", null)
    .$if(organisationId !== null, (of) => of.where("m.organisation_id", "=", organisationId))
    .orderBy("m.created_at")
    .limit(most)
    .select([
      "m.person_id as personId",
      "m.granted_by_id as grantedById",
      "m.organisation_id as organisationId",
      "m.programme_id as programmeId",
      programme.as("programme"),
      hasStaff.as("hasStaff"),
    ]);

/** Roles that the actor can confirm as the second person, by page; empty for who can confirm none. One statement. */
export function listPendingRoles(actor: Actor): Promise<PendingRoles[]> {
  const { role, organisationId = null } = actor.membership ?? {};
  const isStaff = (role === "programme_manager" || role === "officer") && organisationId !== null;
  if (!isStaff && role !== "administrator") return Promise.resolve([]);
  return withActor(actor, async (tx) => {
    const rows = await ask(tx, pending(isStaff ? organisationId : null));
    const counts = new Map<string | null, number>();
    for (const row of rows) {
      const facts = { ...row, organisationId: row.organisationId ?? "" };
      if (canConfirm(actor, facts, row.hasStaff).may)
        counts.set(row.programme, (counts.get(row.programme) ?? 0) + 1);
    }
    return [...counts].map(([programme, count]) => ({ programme, count }));
  });
}
