import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { hashToken } from "@/lib/platform/secrets";
import { homePageOf } from "../home-page";
import { liveMembershipWhere } from "../live-memberships";

/**
 * Makes one of the actor's live memberships the one this session acts under; permissions follow it alone from the next
 * request. Returns the role and its first page. Throws 404 for a membership that is not the actor's or not live.
 */
export async function chooseMembership(
  actor: Actor,
  input: { membershipId: string; token: string },
): Promise<{ membershipId: string; path: string }> {
  const { membershipId } = input;
  return withActor(actor, async (tx, now) => {
    const membership = await tx.membership.findFirst({
      where: { AND: [{ id: membershipId, personId: actor.personId }, liveMembershipWhere(now)] },
      select: { id: true, role: true },
    });
    const session = await tx.session.findFirst({
      where: { tokenHash: hashToken(input.token), personId: actor.personId },
      select: { id: true },
    });
    if (!membership || !session) throw notFound();
    await tx.session.update({ where: { id: session.id }, data: { membershipId } });
    await recordAudit(tx, actor, {
      type: "account.membership_chosen",
      objectType: "membership",
      objectId: membershipId,
    });
    return { membershipId, path: homePageOf(membership.role) };
  });
}
