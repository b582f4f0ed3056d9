import { liveBarsOf } from "@/lib/access/scope";
import {
  canConfirmAssisted,
  canEndAssisted,
  canShowAssistedCode,
  assistedStanding,
  mayAssist,
} from "@/lib/accounts/assisted-sign-in";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import type { AssistedSignInView } from "@/lib/accounts/schema";
import {
  askedWithin,
  newestFirst,
  referencesAndPeople,
  secondPersonSelect,
  secondPersonView,
} from "@/lib/applications/queries/second-person";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** Where staff may assist: an application of a programme that they lead. */
export interface AssistedPlace {
  applicationId: string;
  startupId: string;
  programmeId: string;
  organisationId: string;
  membershipId: string;
}

/** Applications, drafts too, about which the actor may assist: of the lead, on the programme, not barred. Null: none. */
export function assistedScope(actor: Actor): Prisma.ApplicationWhereInput | null {
  const { membership } = actor;
  if (!membership?.organisationId || !mayAssist(actor)) return null;
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
export async function findAssistedPlace(
  tx: Tx,
  actor: Actor,
  by: { reference: string } | { id: string },
): Promise<AssistedPlace | null> {
  const scope = assistedScope(actor);
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
 * Somebody of this startup's team by their address, if they may be assisted: not suspended, not leaving, and without a role
 * in any organisation, because assistance must never open what staff, reviewers or partners read (ADR 10).
 */
export function findAssistablePerson(
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

const assistedSelect = {
  ...secondPersonSelect,
  personId: true,
  startupId: true,
  confirmedMembershipId: true,
  codeExpiresAt: true,
  usedAt: true,
  endedById: true,
} satisfies Prisma.AssistedSignInSelect;

type StoredAssisted = Prisma.AssistedSignInGetPayload<{ select: typeof assistedSelect }>;

export interface AssistedRow extends StoredAssisted {
  email: string;
  isSecondPersonLive: boolean;
}

/** One assisted sign-in that the actor may know of; null for everybody else, unknown and barred alike. */
export async function findAssistedSignIn(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<AssistedRow | null> {
  const organisationId = actor.membership?.organisationId;
  if (!organisationId || !mayAssist(actor)) return null;
  const row = await tx.assistedSignIn.findFirst({
    where: { id, organisationId },
    select: assistedSelect,
  });
  if (!row || !(await findAssistedPlace(tx, actor, { id: row.applicationId }))) return null;
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
 * Assisted sign-ins of the actor's organisation, newest first, with what the actor may do about each: who, by whom, how
 * checked; nothing of the application. Throws 404 for everybody but the lead's managers and officers.
 */
export async function listAssistedSignIns(actor: Actor): Promise<AssistedSignInView[]> {
  const scope = assistedScope(actor);
  const organisationId = actor.membership?.organisationId;
  if (!scope || !organisationId) throw notFound();
  return withActor(actor, async (tx, now) => {
    const rows = await tx.assistedSignIn.findMany({
      where: { organisationId, ...askedWithin(daysListed, now) },
      ...newestFirst,
      select: assistedSelect,
    });
    const { references, people } = await referencesAndPeople(tx, rows, scope);
    return rows.flatMap((row): AssistedSignInView[] => {
      const reference = references.get(row.applicationId);
      if (!reference) return [];
      const email = people.get(row.personId)?.email ?? "";
      return [
        { ...secondPersonView(row, people), ...standingOf(actor, row, now), reference, email },
      ];
    });
  });
}

/** Where it stands and what the actor may do about it. */
function standingOf(actor: Actor, row: StoredAssisted, now: Date) {
  return {
    standing: assistedStanding(row, now),
    until: (row.codeExpiresAt ?? row.expiresAt).toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
    stoppedByContact: row.endedAt !== null && row.endedById === null,
    mayConfirm: canConfirmAssisted(actor, row, now).may,
    mayShow: canShowAssistedCode(actor, row, now).may,
    mayEnd: canEndAssisted(actor, row, now).may,
  };
}
