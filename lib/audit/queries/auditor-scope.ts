import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { notFound } from "@/lib/platform/errors";

/** The organisation whose trail the actor may read. 404 for everybody but auditors. */
export function auditedOrganisation(actor: Actor): string {
  const { role, organisationId } = actor.membership ?? {};
  if (role !== "auditor" || !organisationId) throw notFound();
  return organisationId;
}

/**
 * Rows of `audit_events e` (with `applications a` joined where submitted) that an auditor of this organisation reads: what
 * its own people did and, where it leads a programme, what startups and the portal did there once an application was
 * submitted. Never what another organisation's people did, never a draft.
 */
export function auditorScope(organisationId: string): Prisma.Sql {
  return Prisma.sql`(
    (e.actor_organisation_id = ${organisationId}::uuid
     OR (e.actor_organisation_id IS NULL
         AND e.programme_id IN (SELECT id FROM programmes WHERE lead_organisation_id = ${organisationId}::uuid)))
    AND (e.application_id IS NULL OR a.id IS NOT NULL))`;
}

/** The tables that the scope speaks of. */
export const auditorTables = Prisma.sql`
  audit_events e
  LEFT JOIN organisations o ON o.id = e.actor_organisation_id
  LEFT JOIN applications a ON a.id = e.application_id AND a.submitted_at IS NOT NULL`;
