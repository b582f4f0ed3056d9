import { setBar } from "@/lib/access/commands";
import type { BarReason } from "@/lib/generated/prisma/enums";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

interface Missing {
  personId: string;
  applicationId: string;
  programmeId: string;
  reason: BarReason;
}

/**
 * People of a startup's team who also act for an organisation: barred from their own startup's application and from every
 * other one in the same intake, in each of those roles (product.md, "Grants and bars"). Bars that exist, also lifted
 * ones, are left as they are. Called whenever an application enters an intake; few people are ever concerned.
 */
export async function barOwnPeople(tx: Tx, actor: AnyActor, intakeId: string): Promise<void> {
  const missing = await tx.$queryRaw<Missing[]>`
    WITH insiders AS (
      SELECT DISTINCT t.person_id, a.startup_id
        FROM memberships o
        JOIN memberships t ON t.person_id = o.person_id AND t.startup_id IS NOT NULL AND t.status = 'active'
        JOIN applications a ON a.startup_id = t.startup_id AND a.intake_id = ${intakeId}::uuid
                           AND a.status NOT IN ('rejected', 'declined', 'lapsed', 'withdrawn')
       WHERE o.organisation_id IS NOT NULL AND o.status <> 'ended')
    SELECT i.person_id AS "personId", a.id AS "applicationId", a.programme_id AS "programmeId",
           CASE WHEN a.startup_id = i.startup_id THEN 'own_startup' ELSE 'same_intake' END AS reason
      FROM insiders i
      JOIN applications a ON a.intake_id = ${intakeId}::uuid
     WHERE NOT EXISTS (SELECT 1 FROM bars b WHERE b.person_id = i.person_id AND b.application_id = a.id
                          AND b.reason IN ('own_startup', 'same_intake'))`;
  for (const { reason, ...bar } of missing) await setBar(tx, actor, { ...bar, reason });
}
