import { isBarred } from "@/lib/access/policy";
import { liveBarsOf } from "@/lib/access/scope";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import {
  canConfirmEmergency,
  canEndEmergency,
  emergencyStanding,
  mayAskEmergency,
  standsBeside,
} from "@/lib/applications/emergency";
import type { EmergencyView } from "@/lib/applications/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

const emergencySelect = {
  id: true,
  applicationId: true,
  programmeId: true,
  organisationId: true,
  reason: true,
  askedById: true,
  askedMembershipId: true,
  askedAt: true,
  expiresAt: true,
  confirmedById: true,
  confirmedAt: true,
  validUntil: true,
  endedAt: true,
} satisfies Prisma.EmergencyAccessSelect;

export type EmergencyRow = Prisma.EmergencyAccessGetPayload<{ select: typeof emergencySelect }>;

/** Emergencies that the actor may know of: of the lead and the programme they act for, never behind a bar. Null: none. */
function emergencyScope(actor: Actor): Prisma.EmergencyAccessWhereInput | null {
  const { role, organisationId, programmeId } = actor.membership ?? {};
  if (!organisationId || (role !== "administrator" && role !== "programme_manager")) return null;
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
      where: {
        AND: [scope, { askedAt: { gt: new Date(now.getTime() - daysListed * 24 * 3600_000) } }],
      },
      orderBy: [{ askedAt: "desc" }, { id: "asc" }],
      take: 100,
      select: emergencySelect,
    });
    const applications = await tx.application.findMany({
      where: {
        id: { in: rows.map(({ applicationId }) => applicationId) },
        bars: { none: liveBarsOf(actor) },
      },
      select: { id: true, reference: true },
    });
    const people = await tx.person.findMany({
      where: {
        id: {
          in: rows.flatMap(({ askedById, confirmedById }) => [
            askedById,
            confirmedById ?? askedById,
          ]),
        },
      },
      select: { id: true, displayName: true },
    });
    const references = new Map(applications.map(({ id, reference }) => [id, reference]));
    const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
    const items = rows.flatMap((row): EmergencyView[] => {
      const reference = references.get(row.applicationId);
      return reference ? [viewOf(actor, row, { reference, names, now })] : [];
    });
    return { items, mayAsk: mayAskEmergency(actor) };
  });
}

function viewOf(
  actor: Actor,
  row: EmergencyRow,
  { reference, names, now }: { reference: string; names: Map<string, string>; now: Date },
): EmergencyView {
  const standing = emergencyStanding(row, now);
  const isMine = row.askedById === actor.personId && row.askedMembershipId === actor.membership?.id;
  return {
    id: row.id,
    applicationId: isMine && standing === "open" ? row.applicationId : null,
    reference,
    reason: row.reason,
    standing,
    isMine: row.askedById === actor.personId,
    askedBy: names.get(row.askedById) ?? "",
    askedAt: row.askedAt.toISOString(),
    confirmedBy: row.confirmedById ? (names.get(row.confirmedById) ?? "") : null,
    until: (row.validUntil ?? row.expiresAt).toISOString(),
    mayConfirm: canConfirmEmergency(actor, row, now).may,
    mayEnd: canEndEmergency(actor, row, now).may,
  };
}

/** How many wait for this actor as the second person; 0 for who is none. */
export async function countEmergenciesToConfirm(actor: Actor): Promise<number> {
  const scope = emergencyScope(actor);
  if (!scope) return 0;
  // Most often nothing waits: one count then, on a page that is opened all day.
  const asked = await db().emergencyAccess.count({
    where: { AND: [scope, { endedAt: null, confirmedById: null }] },
  });
  if (asked === 0) return 0;
  const { items } = await listEmergencies(actor);
  return items.filter(({ mayConfirm }) => mayConfirm).length;
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
