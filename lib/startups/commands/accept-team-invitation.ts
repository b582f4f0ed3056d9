import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict, notAllowed } from "@/lib/platform/errors";
import { hashToken } from "@/lib/platform/secrets";
import { canAddMember } from "../policy";
import { findOpenInvitation, liveTeam } from "../queries";
import { requireAllowed } from "../refuse";

/**
 * The invited person joins the team; the session given by its token acts under the new membership.
 * Throws 404 for a token that is not open or meant for another address, 409 when a second owner came first.
 */
export function acceptTeamInvitation(
  actor: Actor,
  token: string,
  sessionToken: string | null,
): Promise<{ startupId: string; membershipId: string }> {
  return withActor(actor, async (tx, now) => {
    if (actor.assisted) throw notAllowed("startups.assisted_session");
    const invitation = await findOpenInvitation(tx, actor, token, now);
    const { startupId, role, maySubmit } = invitation;
    await tx.$queryRaw`SELECT 1 FROM startups WHERE id = ${startupId}::uuid FOR UPDATE`;
    const team = await tx.membership.findMany({
      where: liveTeam(startupId, now),
      select: { role: true, personId: true },
    });
    if (team.some(({ personId }) => personId === actor.personId))
      throw conflict("startups.already_in_team");
    requireAllowed(canAddMember(role, team.filter((member) => member.role === "owner").length));
    const membership = await tx.membership.create({
      data: {
        personId: actor.personId,
        role,
        startupId,
        maySubmit: role === "owner" || maySubmit,
        grantedById: invitation.invitedById,
      },
      select: { id: true },
    });
    await tx.invitation.update({
      where: { id: invitation.id },
      data: { acceptedAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "membership.invitation_accepted",
      objectType: "membership",
      objectId: membership.id,
      payload: { role },
    });
    const session = sessionToken
      ? await tx.session.findFirst({
          where: { tokenHash: hashToken(sessionToken), personId: actor.personId },
          select: { id: true },
        })
      : null;
    if (session)
      await tx.session.update({
        where: { id: session.id },
        data: { membershipId: membership.id },
        select: { id: true },
      });
    return { startupId, membershipId: membership.id };
  });
}
