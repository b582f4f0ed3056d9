import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { hashToken, randomToken } from "@/lib/platform/secrets";
import { canAddMember, canManageTeam } from "../policy";
import { liveTeam } from "../queries";
import { requireAllowed } from "@/lib/platform/permission";
import type { TeamInvitationInput } from "../schema";

const daysOpen = 14;
/** Enough for any team; a bound against mailing strangers through us. */
const mostOpenInvitations = 20;

/** Owners now, and owners who were asked and may still say yes. */
async function ownersWithInvited(tx: Tx, startupId: string, now: Date): Promise<number> {
  const owners = await tx.membership.count({
    where: { AND: [liveTeam(startupId, now), { role: "owner" }] },
  });
  const invited = await tx.invitation.count({
    where: { startupId, role: "owner", acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
  });
  return owners + invited;
}

async function requireNew(tx: Tx, startupId: string, email: string, now: Date): Promise<void> {
  const member = await tx.membership.findFirst({
    where: { AND: [liveTeam(startupId, now), { person: { email } }] },
    select: { id: true },
  });
  if (member) throw conflict("startups.already_in_team");
  const open = await tx.invitation.findMany({
    where: { startupId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { email: true },
  });
  if (open.some((invitation) => invitation.email === email))
    throw conflict("startups.already_invited");
  if (open.length >= mostOpenInvitations) throw conflict("startups.too_many_invitations");
}

/**
 * An owner asks somebody by mail to join the team (taken up by acceptInvitation of accounts); the link lands on a page with a button and works for that address
 * alone, for 14 days. The answer is the same whether or not the address has an account.
 * Throws 403 for others of the team, 409 for a third owner or somebody who is there or asked already.
 */
export function inviteTeamMember(
  actor: Actor,
  startupId: string,
  input: TeamInvitationInput,
): Promise<{ id: string; expiresAt: string }> {
  return withActor(actor, async (tx, now) => {
    requireAllowed(canManageTeam(actor, startupId));
    await tx.$queryRaw`SELECT 1 FROM startups WHERE id = ${startupId}::uuid FOR UPDATE`;
    await requireNew(tx, startupId, input.email, now);
    requireAllowed(canAddMember(input.role, await ownersWithInvited(tx, startupId, now)));
    const token = randomToken();
    const expiresAt = new Date(now.getTime() + daysOpen * 24 * 3600_000);
    const invitation = await tx.invitation.create({
      data: {
        email: input.email,
        role: input.role,
        maySubmit: input.maySubmit,
        startupId,
        tokenHash: hashToken(token),
        invitedById: actor.personId,
        expiresAt,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "membership.invited",
      objectType: "invitation",
      objectId: invitation.id,
      payload: { role: input.role },
    });
    const startup = await tx.startup.findUniqueOrThrow({
      where: { id: startupId },
      select: { displayName: true },
    });
    await queueMail(tx, actor, {
      template: "team_invitation",
      dedupeKey: `team_invitation/${invitation.id}`,
      to: { personId: null, name: input.email, address: input.email, locale: actor.locale },
      params: {
        startup: startup.displayName,
        person: actor.displayName,
        path: `/invitations/${token}`,
        due: expiresAt.toISOString(),
      },
    });
    return { id: invitation.id, expiresAt: expiresAt.toISOString() };
  });
}

/** Takes an open invitation back. Throws 404 unless it is one of this startup. */
export function revokeTeamInvitation(
  actor: Actor,
  startupId: string,
  invitationId: string,
): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    requireAllowed(canManageTeam(actor, startupId));
    const found = await tx.invitation.findFirst({
      where: { id: invitationId, startupId, acceptedAt: null, revokedAt: null },
      select: { id: true },
    });
    if (!found) throw notFound();
    await tx.invitation.update({
      where: { id: found.id },
      data: { revokedAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "membership.invitation_revoked",
      objectType: "invitation",
      objectId: found.id,
    });
    return { id: found.id };
  });
}
