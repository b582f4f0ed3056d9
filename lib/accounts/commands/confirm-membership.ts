import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canConfirm } from "../policy";
import { mailNewRole, type MembershipState } from "./create-membership";
import { loadMembership } from "./load-membership";

async function hasStaff(tx: Tx, organisationId: string): Promise<boolean> {
  const found = await tx.membership.findFirst({
    where: { organisationId, status: "active", role: { in: ["programme_manager", "officer"] } },
    select: { id: true },
  });
  return found !== null;
}

/**
 * The second person's yes: the membership becomes active and its holder is told. Throws 403 `accounts.confirm_own_grant`
 * for the grantor or the grantee, 403 `accounts.may_not_grant` for a stranger to the organisation, 409
 * `accounts.nothing_to_confirm`.
 */
export async function confirmMembership(actor: Actor, id: string): Promise<MembershipState> {
  return withActor(actor, async (tx, now) => {
    const membership = await loadMembership(tx, actor, id);
    requireAllowed(canConfirm(actor, membership, await hasStaff(tx, membership.organisationId)));
    if (membership.status !== "pending") throw conflict("accounts.nothing_to_confirm");
    await tx.membership.update({
      where: { id },
      data: { status: "active", confirmedById: actor.personId, confirmedAt: now, validFrom: now },
    });
    await recordAudit(tx, actor, {
      type: "membership.confirmed",
      objectType: "membership",
      objectId: id,
      programmeId: membership.programmeId,
      payload: { role: membership.role },
    });
    await mailNewRole(tx, actor, id);
    return { id, status: "active" };
  });
}
