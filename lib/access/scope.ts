import { sql } from "kysely";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";

/** Bars that touch this person now: named, by unit, or the whole organisation they act for. */
export function liveBarsOf(actor: Actor): Prisma.BarWhereInput {
  const { organisationId = null, unit = null } = actor.membership ?? {};
  return {
    liftedAt: null,
    OR: [
      { personId: actor.personId },
      ...(organisationId ? [{ personId: null, organisationId, unit: null }] : []),
      ...(organisationId && unit ? [{ personId: null, organisationId, unit }] : []),
    ],
  };
}

/** Whom a bar may touch, as values of a statement. */
export interface BarredWho {
  personId: string;
  organisationId: string | null;
  unit: string | null;
}

export const whoActs = ({ personId, membership }: Actor): BarredWho => ({
  personId,
  organisationId: membership?.organisationId ?? null,
  unit: membership?.unit ?? null,
});

/** The same as `liveBarsOf` as a condition of a statement, of the application whose id stands in `column`. */
export const barTouches = (column: string, who: BarredWho) => sql<boolean>`EXISTS (
  SELECT 1 FROM bars b
   WHERE b.application_id = ${sql.ref(column)} AND b.lifted_at IS NULL
     AND (b.person_id = ${who.personId}::uuid
          OR (b.person_id IS NULL AND b.organisation_id = ${who.organisationId}::uuid
              AND (b.unit IS NULL OR b.unit = ${who.unit}::text))))`;

/** Live grants of this person, exercised under the membership they act under. */
export function liveGrantsOf(actor: Actor, now: Date): Prisma.GrantWhereInput {
  return {
    personId: actor.personId,
    membershipId: actor.membership?.id ?? null,
    revokedAt: null,
    validFrom: { lte: now },
    OR: [{ validUntil: null }, { validUntil: { gt: now } }],
  };
}
