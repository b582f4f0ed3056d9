import type { SettleMembership } from "@/lib/accounts/settle-membership";
import type { StatementShown } from "@/lib/applications/schema";
import { barOwnPeople } from "./bar-own-people";
import { requireRoomForOwner } from "@/lib/startups/owners";
import { claimStartup } from "./claim-startup";

/**
 * What applications do about a new membership, in its transaction: an imported startup is claimed by whoever takes up the
 * invitation to it, a startup gets no third owner, and a person who now stands on both sides is barred. Route handlers hand it to the commands of
 * accounts that make memberships; `statement` is the collection statement the person was shown, where the page shows one.
 */
export const settleMembership =
  (statement: StatementShown | null = null): SettleMembership =>
  async (tx, actor, { personId, invitation }, now) => {
    if (invitation?.applicationId) {
      const { id, applicationId, invitedById } = invitation;
      await claimStartup(tx, actor, { id, applicationId, invitedById }, statement, now);
    }
    if (invitation?.role === "owner" && invitation.startupId)
      await requireRoomForOwner(tx, invitation.startupId, now);
    await barOwnPeople(tx, actor, { personId });
  };
