import { isBarred } from "@/lib/access/policy";
import { liveBarsOf } from "@/lib/access/scope";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import {
  canConfirmEmergency,
  canEndEmergency,
  emergencyStanding,
  mayAskEmergency,
  mayStandBeside,
  standsBeside,
} from "@/lib/applications/emergency";
import {
  askedWithin,
  newestFirst,
  referencesAndPeople,
  secondPersonSelect,
  secondPersonView,
} from "@/lib/applications/queries/second-person";
import type { EmergencyView } from "@/lib/applications/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

const emergencySelect = {
  ...secondPersonSelect,
  askedMembershipId: true,
  validUntil: true,
} satisfies Prisma.EmergencyAccessSelect;

export type EmergencyRow = Prisma.EmergencyAccessGetPayload<{ select: typeof emergencySelect }>;

/** Emergencies that the actor may know of: of the lead and the programme they act for, never behind a bar. Null: none. */
function emergencyScope(actor: Actor): Prisma.EmergencyAccessWhereInput | null {
  const { organisationId, programmeId } = actor.membership ?? {};
  if (!organisationId || !mayStandBeside(actor)) return null;
  return { AND: [{ organisationId }, programmeId ? { programmeId } : {}] };
}

async function isBehindBar(tx: Tx, actor: Actor, applicationId: string): Promise<boolean> {
  const bar = await tx.bar.findFirst({
    where: { AND: [{ applicationId }, liveBarsOf(actor)] },
    select: { id: true },
  });
  return bar !== null;
}

/** One emergency that the actor may know of; null for everybody else, unknown and barred alike. */
export async function findEmergency(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<EmergencyRow | null> {
  const scope = emergencyScope(actor);
  if (!scope) return null;
  const row = await tx.emergencyAccess.findFirst({
    where: { AND: [{ id }, scope] },
    select: emergencySelect,
  });
  if (!row || !standsBeside(actor, row)) return null;
  // Who asked ends what they asked for even when a bar has shut it.
  if (row.askedById !== actor.personId && (await isBehindBar(tx, actor, row.applicationId)))
    return null;
  return row;
}

/** Whether who asked still is an administrator there, not suspended and not barred from the application. */
export async function isAskerReady(tx: Tx, row: EmergencyRow, now: Date): Promise<boolean> {
  const membership = await tx.membership.findFirst({
    where: {
      AND: [
        { id: row.askedMembershipId, personId: row.askedById, role: "administrator" },
        { person: { suspendedAt: null } },
        liveMembershipWhere(now),
      ],
    },
    select: { organisationId: true, unit: true },
  });
  if (!membership) return false;
  const bars = await tx.bar.findMany({
    where: { applicationId: row.applicationId, liftedAt: null },
    select: { personId: true, organisationId: true, unit: true },
  });
  return !isBarred({ personId: row.askedById, ...membership }, bars);
}

/** How long a finished one stays on the list. */
const daysListed = 90;

/**
 * Emergencies of the actor's organisation, newest first: reference, why, who, until when, and what the actor may do.
 * Throws 404 for everybody but the lead's administrators and managers.
 */
export async function listEmergencies(
  actor: Actor,
): Promise<{ items: EmergencyView[]; mayAsk: boolean }> {
  const scope = emergencyScope(actor);
  if (!scope) throw notFound();
  return withActor(actor, async (tx, now) => {
    const rows = await tx.emergencyAccess.findMany({
      where: { AND: [scope, askedWithin(daysListed, now)] },
      ...newestFirst,
      select: emergencySelect,
    });
    const visible = { bars: { none: liveBarsOf(actor) } };
    const { references, people } = await referencesAndPeople(tx, rows, visible);
    const items = rows.flatMap((row): EmergencyView[] => {
      const reference = references.get(row.applicationId);
      if (!reference) return [];
      return [{ ...secondPersonView(row, people), ...standingOf(actor, row, now), reference }];
    });
    return { items, mayAsk: mayAskEmergency(actor) };
  });
}

/** Where it stands and what the actor may do about it; the application's id for whoever may read it now. */
function standingOf(actor: Actor, row: EmergencyRow, now: Date) {
  const standing = emergencyStanding(row, now);
  const isMine = row.askedById === actor.personId;
  const mayRead = isMine && row.askedMembershipId === actor.membership?.id && standing === "open";
  return {
    applicationId: mayRead ? row.applicationId : null,
    standing,
    isMine,
    until: (row.validUntil ?? row.expiresAt).toISOString(),
    mayConfirm: canConfirmEmergency(actor, row, now).may,
    mayEnd: canEndEmergency(actor, row, now).may,
  };
}

/** Why each of these emergencies was, for the startup's receipt; the caller has shown that the actor may read that. */
export async function emergencyReasons(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.emergencyAccess.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, reason: true },
  });
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}

/** The emergency under which the actor reads an application now: until when, and what ends it. Throws 404 for none. */
export function getOpenEmergency(
  actor: Actor,
  applicationId: string,
): Promise<{ id: string; until: string; reason: string }> {
  return withActor(actor, async (tx, now) => {
    const row = await tx.emergencyAccess.findFirst({
      where: {
        applicationId,
        askedById: actor.personId,
        askedMembershipId: actor.membership?.id ?? "",
        endedAt: null,
        validUntil: { gt: now },
      },
      select: { id: true, validUntil: true, reason: true },
    });
    if (!row?.validUntil) throw notFound();
    return { id: row.id, until: row.validUntil.toISOString(), reason: row.reason };
  });
}
