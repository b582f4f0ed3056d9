import { setBars } from "@/lib/access/commands";
import { Prisma } from "@/lib/generated/prisma/client";
import type { BarReason } from "@/lib/generated/prisma/enums";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

interface Missing {
  personId: string;
  applicationId: string;
  programmeId: string;
  reason: BarReason;
}

/** What changed: an application entered an intake, or a person got a membership. */
type Changed = { intakeId: string } | { personId: string };

/**
 * An application and a membership that come about at the same moment must not overlook each other, so one waits until the
 * other is there to be seen. Applications pass one another; memberships, which are rare, do not. Whoever locks the row of
 * an application waits here first, because a new bar on it waits for that lock.
 */
export async function awaitMemberships(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('own people', 0))`;
}

async function awaitApplications(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('own people', 0))`;
}

/**
 * People of a startup's team who also act for an organisation: barred from their own startup's application and from every
 * other one in the same intake, in each of those roles (product.md, "Grants and bars"). Bars that exist, also lifted
 * ones, are left as they are. Called after an application has entered an intake (started, submitted, imported) and after
 * a person has got a membership of either kind (settleMembership); few people are ever concerned.
 */
export async function barOwnPeople(tx: Tx, actor: AnyActor, changed: Changed): Promise<void> {
  await ("personId" in changed ? awaitApplications(tx) : awaitMemberships(tx));
  const touched =
    "personId" in changed
      ? Prisma.sql`t.person_id = ${changed.personId}::uuid`
      : Prisma.sql`a.intake_id = ${changed.intakeId}::uuid`;
  const missing = await tx.$queryRaw<Missing[]>`
    WITH insiders AS (
      SELECT DISTINCT t.person_id, a.startup_id, a.intake_id
        FROM memberships o
        JOIN memberships t ON t.person_id = o.person_id AND t.startup_id IS NOT NULL AND t.status = 'active'
        JOIN applications a ON a.startup_id = t.startup_id
                           AND a.status NOT IN ('rejected', 'declined', 'lapsed', 'withdrawn')
       WHERE o.organisation_id IS NOT NULL AND o.status <> 'ended' AND ${touched})
    SELECT i.person_id AS "personId", a.id AS "applicationId", a.programme_id AS "programmeId",
           CASE WHEN bool_or(a.startup_id = i.startup_id) THEN 'own_startup' ELSE 'same_intake' END AS reason
      FROM insiders i
      JOIN applications a ON a.intake_id = i.intake_id
     WHERE NOT EXISTS (SELECT 1 FROM bars b WHERE b.person_id = i.person_id AND b.application_id = a.id
                          AND b.reason IN ('own_startup', 'same_intake'))
     GROUP BY i.person_id, a.id, a.programme_id`;
  await setBars(tx, actor, missing);
}
