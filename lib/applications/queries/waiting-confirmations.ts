import { sql } from "kysely";
import { liveBarsOf } from "@/lib/access/scope";
import { canConfirmAssisted, mayAssist } from "@/lib/accounts/assisted-sign-in";
import { canConfirmEmergency, mayStandBeside } from "@/lib/applications/emergency";
import { assistedScope } from "@/lib/applications/queries/assisted-sign-ins";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { ask, select, writtenOnce } from "@/lib/platform/sql";

/** How many of each wait for one reader as the second person. */
export interface WaitingConfirmations {
  assisted: number;
  emergencies: number;
}

/** What an organisation has asked for, unconfirmed and unended; none waits longer than a day, so older ones are not looked at. */
const askedFor = writtenOnce(({ organisationId }: { organisationId: string }) => {
  const waits = sql<boolean>`organisation_id = ${organisationId}::uuid AND confirmed_by_id IS NULL AND ended_at IS NULL
    AND expires_at > app_now() AND asked_at > app_now() - interval '2 days'`;
  return select
    .selectFrom("assisted_sign_ins")
    .where(waits)
    .select([
      sql<string | null>`person_id`.as("personId"),
      "application_id as applicationId",
      "programme_id as programmeId",
      "organisation_id as organisationId",
      "asked_by_id as askedById",
      "expires_at as expiresAt",
    ])
    .unionAll(
      select
        .selectFrom("emergency_accesses")
        .where(waits)
        .select([
          sql<string | null>`NULL::uuid`.as("personId"),
          "application_id as applicationId",
          "programme_id as programmeId",
          "organisation_id as organisationId",
          "asked_by_id as askedById",
          "expires_at as expiresAt",
        ]),
    );
});

/** What holds of everything that nobody has confirmed or ended yet. */
const untouched = {
  confirmedById: null,
  codeExpiresAt: null,
  usedAt: null,
  validUntil: null,
  endedAt: null,
};

/**
 * What waits for this actor as the second person; nothing for who is none. One statement while nothing waits; what they
 * could confirm costs one more for each kind, which leaves out applications that they may not know of.
 */
export async function countWaitingConfirmations(actor: Actor): Promise<WaitingConfirmations> {
  const organisationId = actor.membership?.organisationId;
  if (!organisationId || !(mayAssist(actor) || mayStandBeside(actor)))
    return { assisted: 0, emergencies: 0 };
  return withActor(actor, async (tx, now) => {
    const rows = await ask(tx, askedFor({ organisationId }));
    const assisted = rows.filter(
      ({ personId, ...row }) =>
        personId !== null && canConfirmAssisted(actor, { ...row, ...untouched, personId }, now).may,
    );
    const emergencies = rows.filter(
      ({ personId, ...row }) =>
        personId === null && canConfirmEmergency(actor, { ...row, ...untouched }, now).may,
    );
    return {
      assisted: await countInSight(tx, assisted, assistedScope(actor)),
      emergencies: await countInSight(tx, emergencies, { bars: { none: liveBarsOf(actor) } }),
    };
  });
}

async function countInSight(
  tx: Tx,
  rows: readonly { applicationId: string }[],
  inSight: Prisma.ApplicationWhereInput | null,
): Promise<number> {
  if (rows.length === 0 || !inSight) return 0;
  const found = await tx.application.findMany({
    where: { AND: [{ id: { in: rows.map(({ applicationId }) => applicationId) } }, inSight] },
    select: { id: true },
  });
  const ids = new Set(found.map(({ id }) => id));
  return rows.filter(({ applicationId }) => ids.has(applicationId)).length;
}
