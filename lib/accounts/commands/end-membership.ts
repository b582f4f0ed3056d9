import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canChange } from "../policy";
import type { MembershipState } from "./create-membership";
import { loadMembership } from "./load-membership";
import { loadPlace } from "./place-facts";

/**
 * Ends a role at once; every session that acts under it is closed. Also the "no" to a pending one. Throws 403 with
 * canChange's reason, 404 for what the actor may not know of, 409 `accounts.membership_ended`.
 */
export async function endMembership(actor: Actor, id: string): Promise<MembershipState> {
  return withActor(actor, async (tx, now) => {
    const membership = await loadMembership(tx, actor, id);
    requireAllowed(canChange(actor, await loadPlace(tx, membership), membership.personId));
    if (membership.status === "ended") throw conflict("accounts.membership_ended");
    await tx.membership.update({
      where: { id },
      data: { status: "ended", endedAt: now, endedById: actor.personId },
    });
    await tx.session.deleteMany({ where: { membershipId: id } });
    // A session that never chose acts under the first membership; it may have been this one.
    await tx.session.deleteMany({ where: { personId: membership.personId, membershipId: null } });
    // What they offered others under it is off the table too.
    await tx.invitation.updateMany({
      where: {
        invitedById: membership.personId,
        organisationId: membership.organisationId,
        acceptedAt: null,
        revokedAt: null,
      },
      data: { revokedAt: now },
    });
    await recordAudit(tx, actor, {
      type: "membership.ended",
      objectType: "membership",
      objectId: id,
      programmeId: membership.programmeId,
      payload: { role: membership.role },
    });
    return { id, status: "ended" };
  });
}
