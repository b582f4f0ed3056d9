import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { canManageTeam, canRemoveMember } from "../policy";
import { liveTeam } from "../queries";
import { requireAllowed } from "@/lib/platform/permission";
import type { TeamRole } from "../schema";

interface Member {
  startupId: string;
  membershipId: string;
}

/** The team with its rows' order fixed by a lock on the startup, so that two last owners cannot leave at once. */
async function lockedTeam(tx: Tx, { startupId, membershipId }: Member, now: Date) {
  await tx.$queryRaw`SELECT 1 FROM startups WHERE id = ${startupId}::uuid FOR UPDATE`;
  const team = await tx.membership.findMany({
    where: liveTeam(startupId, now),
    select: { id: true, role: true },
  });
  const member = team.find(({ id }) => id === membershipId);
  if (!member) throw notFound();
  return {
    member: { membershipId, role: member.role as TeamRole },
    owners: team.filter(({ role }) => role === "owner").length,
  };
}

/**
 * Ends a membership of the team: an owner removes somebody, or a member leaves. It ends at once, sessions included.
 * Throws 409 `startups.last_owner` for the only owner, 403 for others than owners, 404 for who is not in the team.
 */
export function removeTeamMember(actor: Actor, input: Member): Promise<{ membershipId: string }> {
  return withActor(actor, async (tx, now) => {
    if (actor.membership?.startupId !== input.startupId) throw notFound();
    const { member, owners } = await lockedTeam(tx, input, now);
    requireAllowed(canRemoveMember(actor, input.startupId, member, owners));
    const sessions = await tx.session.findMany({
      where: { membershipId: input.membershipId },
      select: { id: true },
    });
    for (const { id } of sessions)
      await tx.session.update({
        where: { id },
        data: { membershipId: null },
        select: { id: true },
      });
    await tx.membership.update({
      where: { id: input.membershipId },
      data: { status: "ended", endedAt: now, endedById: actor.personId },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "membership.ended",
      objectType: "membership",
      objectId: input.membershipId,
      payload: { role: member.role },
    });
    return { membershipId: input.membershipId };
  });
}

/** An owner lets a teammate submit in the startup's name, or no longer. Consent is never delegated. */
export function setMaySubmit(
  actor: Actor,
  input: Member & { maySubmit: boolean },
): Promise<{ membershipId: string; maySubmit: boolean }> {
  return withActor(actor, async (tx, now) => {
    requireAllowed(canManageTeam(actor, input.startupId));
    const { member } = await lockedTeam(tx, input, now);
    const maySubmit = member.role === "owner" || input.maySubmit;
    await tx.membership.update({
      where: { id: input.membershipId },
      data: { maySubmit },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "membership.granted",
      objectType: "membership",
      objectId: input.membershipId,
      payload: { role: member.role, maySubmit },
    });
    return { membershipId: input.membershipId, maySubmit };
  });
}
