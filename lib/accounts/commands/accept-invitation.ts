import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed, notFound, Refusal } from "@/lib/platform/errors";
import { hashToken } from "@/lib/platform/secrets";
import { organisationKindsOf } from "../policy";
import { isTeamRole, type OrganisationRole } from "../schema";
import type { SettleMembership } from "../settle-membership";
import { createMembership, type MembershipState } from "./create-membership";
import { loadPlace, sayingBothOrganisations } from "./place-facts";

/** Takes the invitation for this transaction, so that two clicks make one membership. */
async function takeInvitation(tx: Tx, actor: Actor, token: string, now: Date) {
  const invitation = await tx.invitation.findUnique({ where: { tokenHash: hashToken(token) } });
  // The link alone gives nothing: it must be opened by the address it was sent to.
  if (!invitation || invitation.email !== actor.email) throw notFound();
  const open = { id: invitation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
  const { count } = await tx.invitation.updateMany({ where: open, data: { acceptedAt: now } });
  if (count === 0) throw new Refusal("accounts.invitation_expired", { status: 409 });
  return invitation;
}

type Taken = Awaited<ReturnType<typeof takeInvitation>>;

async function joinTeam(tx: Tx, actor: Actor, taken: Taken, now: Date): Promise<MembershipState> {
  const { startupId, role, maySubmit, invitedById } = taken;
  if (!startupId) throw notFound();
  const here = await tx.membership.findFirst({
    where: { personId: actor.personId, startupId, status: "active" },
    select: { id: true },
  });
  if (here) throw conflict("accounts.already_member");
  const { id } = await tx.membership.create({
    data: {
      personId: actor.personId,
      role,
      startupId,
      maySubmit,
      grantedById: invitedById,
      validFrom: now,
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, {
    type: "membership.granted",
    objectType: "membership",
    objectId: id,
    payload: { role, startupId },
  });
  return { id, status: "active" };
}

async function joinOrganisation(tx: Tx, actor: Actor, taken: Taken, now: Date) {
  const { organisationId, programmeId, deputy, unit, invitedById } = taken;
  const role = taken.role as OrganisationRole;
  if (!organisationId) throw notFound();
  if (invitedById === actor.personId) throw notAllowed("accounts.grant_to_oneself");
  const place = await loadPlace(tx, { role, organisationId, programmeId, deputy });
  if (!organisationKindsOf[role].includes(place.organisationKind)) throw notFound();
  return createMembership(tx, actor, {
    personId: actor.personId,
    place,
    unit,
    grantedById: invitedById,
    now,
  });
}

/**
 * Takes up the role of an invitation, once, by the person it was mailed to; one that reads T2 then waits for a second
 * person. `settle` says what else follows (bars, the claim of an imported startup). Throws 404 when the link is not the
 * actor's, 403 in an assisted session, 409 `accounts.invitation_expired`, `accounts.already_member`, `accounts.both_organisations`, and what `settle`
 * throws.
 */
export async function acceptInvitation(
  actor: Actor,
  token: string,
  settle: SettleMembership,
): Promise<MembershipState> {
  if (actor.assisted) throw notAllowed("accounts.assisted_session");
  return sayingBothOrganisations(() =>
    withActor(actor, async (tx, now) => {
      const taken = await takeInvitation(tx, actor, token, now);
      const membership = isTeamRole(taken.role)
        ? await joinTeam(tx, actor, taken, now)
        : await joinOrganisation(tx, actor, taken, now);
      await recordAudit(tx, actor, {
        type: "membership.invitation_accepted",
        objectType: "invitation",
        objectId: taken.id,
        programmeId: taken.programmeId,
        applicationId: taken.applicationId,
      });
      await settle(tx, actor, { personId: actor.personId, invitation: taken }, now);
      return membership;
    }),
  );
}
