import { liveBarsOf } from "@/lib/access/scope";
import {
  canConfirmHelp,
  canEndHelp,
  canShowCode,
  helpStanding,
  isHelper,
  type HelpFacts,
} from "@/lib/accounts/assisted-sign-in";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { AssistedSignInView } from "@/lib/accounts/schema";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** Where staff may help: an application of a programme that they lead. */
export interface HelpPlace {
  applicationId: string;
  startupId: string;
  programmeId: string;
  organisationId: string;
  membershipId: string;
}

/** Applications, drafts too, about which the actor may help: of the lead, on the programme, not barred. Null: none. */
function helpScope(actor: Actor): Prisma.ApplicationWhereInput | null {
  const { membership } = actor;
  if (!membership?.organisationId || !isHelper(actor)) return null;
  return {
    AND: [
      { leadOrganisationId: membership.organisationId, erasedAt: null },
      membership.programmeId ? { programmeId: membership.programmeId } : {},
      { bars: { none: liveBarsOf(actor) } },
    ],
  };
}

/**
 * The place behind a reference that somebody told, a draft's too, without a word of what is in it; null when there is none
 * for this actor. Throws 404 for whoever is not staff of a lead.
 */
export async function findHelpPlace(
  tx: Tx,
  actor: Actor,
  by: { reference: string } | { id: string },
): Promise<HelpPlace | null> {
  const scope = helpScope(actor);
  if (!scope || !actor.membership?.organisationId) throw notFound();
  const found = await tx.application.findFirst({
    where: { AND: [by, scope] },
    select: { id: true, startupId: true, programmeId: true },
  });
  if (!found) return null;
  return {
    applicationId: found.id,
    startupId: found.startupId,
    programmeId: found.programmeId,
    organisationId: actor.membership.organisationId,
    membershipId: actor.membership.id,
  };
}

/**
 * Somebody of this startup's team by their address, if they may be helped: not suspended, not leaving, and without a role
 * in any organisation, because help must never open what staff, reviewers or partners read (ADR 10).
 */
export function findHelpedPerson(
  tx: Tx,
  email: string,
  startupId: string,
  now: Date,
): Promise<{ id: string } | null> {
  return tx.person.findFirst({
    where: {
      AND: [
        { email, suspendedAt: null, erasedAt: null, erasureAskedAt: null },
        { memberships: { some: { AND: [{ startupId }, liveMembershipWhere(now)] } } },
        { memberships: { none: { organisationId: { not: null }, status: { not: "ended" } } } },
      ],
    },
    select: { id: true },
  });
}

const helpSelect = {
  id: true,
  personId: true,
  startupId: true,
  applicationId: true,
  programmeId: true,
  organisationId: true,
  reason: true,
  askedById: true,
  askedAt: true,
  confirmedById: true,
  confirmedMembershipId: true,
  confirmedAt: true,
  codeExpiresAt: true,
  usedAt: true,
  endedAt: true,
  endedById: true,
  expiresAt: true,
} satisfies Prisma.AssistedSignInSelect;

type StoredHelp = Prisma.AssistedSignInGetPayload<{ select: typeof helpSelect }>;

export interface HelpRow extends StoredHelp {
  email: string;
  isSecondPersonLive: boolean;
}

/** One helped sign-in that the actor may know of; null for everybody else, unknown and barred alike. */
export async function findHelp(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<HelpRow | null> {
  const organisationId = actor.membership?.organisationId;
  if (!organisationId || !isHelper(actor)) return null;
  const row = await tx.assistedSignIn.findFirst({
    where: { id, organisationId },
    select: helpSelect,
  });
  if (!row || !(await findHelpPlace(tx, actor, { id: row.applicationId }))) return null;
  const person = await tx.person.findUniqueOrThrow({
    where: { id: row.personId },
    select: { email: true },
  });
  const second = row.confirmedMembershipId
    ? await tx.membership.findFirst({
        where: {
          AND: [
            { id: row.confirmedMembershipId, person: { suspendedAt: null } },
            liveMembershipWhere(now),
          ],
        },
        select: { id: true },
      })
    : null;
  return { ...row, email: person.email, isSecondPersonLive: second !== null };
}

/** How long a finished one stays on the list. */
const daysListed = 30;

/**
 * Helped sign-ins of the actor's organisation, newest first, with what the actor may do about each: who, by whom, how
 * checked; nothing of the application. Throws 404 for everybody but the lead's managers and officers.
 */
export async function listAssistedSignIns(actor: Actor): Promise<AssistedSignInView[]> {
  const scope = helpScope(actor);
  const organisationId = actor.membership?.organisationId;
  if (!scope || !organisationId) throw notFound();
  return withActor(actor, async (tx, now) => {
    const rows = await tx.assistedSignIn.findMany({
      where: {
        organisationId,
        askedAt: { gt: new Date(now.getTime() - daysListed * 24 * 3600_000) },
      },
      orderBy: [{ askedAt: "desc" }, { id: "asc" }],
      take: 100,
      select: helpSelect,
    });
    const visible = await tx.application.findMany({
      where: { AND: [{ id: { in: rows.map(({ applicationId }) => applicationId) } }, scope] },
      select: { id: true, reference: true },
    });
    const references = new Map(visible.map(({ id, reference }) => [id, reference]));
    const people = await tx.person.findMany({
      where: {
        id: {
          in: rows.flatMap(({ personId, askedById, confirmedById }) => [
            personId,
            askedById,
            ...(confirmedById ? [confirmedById] : []),
          ]),
        },
      },
      select: { id: true, displayName: true, email: true },
    });
    const names = new Map(people.map((person) => [person.id, person]));
    return rows.flatMap((row): AssistedSignInView[] => {
      const reference = references.get(row.applicationId);
      if (!reference) return [];
      return [viewOf(actor, row, reference, names, now)];
    });
  });
}

type Names = Map<string, { displayName: string; email: string }>;

function viewOf(
  actor: Actor,
  row: StoredHelp,
  reference: string,
  names: Names,
  now: Date,
): AssistedSignInView {
  const facts: HelpFacts = row;
  const nameOf = (id: string | null) => (id ? (names.get(id)?.displayName ?? null) : null);
  return {
    id: row.id,
    reference,
    email: names.get(row.personId)?.email ?? "",
    reason: row.reason,
    standing: helpStanding(facts, now),
    askedBy: nameOf(row.askedById) ?? "",
    askedAt: row.askedAt.toISOString(),
    confirmedBy: nameOf(row.confirmedById),
    until: (row.codeExpiresAt ?? row.expiresAt).toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
    stoppedByContact: row.endedAt !== null && row.endedById === null,
    mayConfirm: canConfirmHelp(actor, facts, now) === null,
    mayShow: canShowCode(actor, facts, now) === null,
    mayEnd: canEndHelp(actor, facts, now) === null,
  };
}

/** How many wait for this actor as the second person; 0 for who is none. */
export async function countHelpToConfirm(actor: Actor): Promise<number> {
  const organisationId = actor.membership?.organisationId;
  if (!organisationId || !helpScope(actor)) return 0;
  // Most often nothing waits: one count then, on a page that is opened all day.
  const asked = await db().assistedSignIn.count({
    where: { organisationId, endedAt: null, confirmedById: null },
  });
  if (asked === 0) return 0;
  return (await listAssistedSignIns(actor)).filter(({ mayConfirm }) => mayConfirm).length;
}
