import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound, Refusal } from "@/lib/platform/errors";
import { requireAllowed, whyNot } from "@/lib/platform/permission";
import { canGrant } from "../policy";
import type { OrganisationRole } from "../schema";
import { loadPlace } from "./place-facts";

/**
 * Takes back an open invitation of an organisation; whoever may give its role may. Throws 404 for unknown or not the
 * actor's to give, 409 `accounts.invitation_expired` when it is no longer open.
 */
export async function revokeInvitation(actor: Actor, id: string): Promise<{ id: string }> {
  return withActor(actor, async (tx, now) => {
    const found = await tx.invitation.findUnique({ where: { id } });
    if (!found?.organisationId) throw notFound();
    const { organisationId, programmeId, deputy } = found;
    const wish = { role: found.role as OrganisationRole, organisationId, programmeId, deputy };
    const permission = canGrant(actor, await loadPlace(tx, wish), null);
    if (whyNot(permission) === "accounts.may_not_grant") throw notFound();
    requireAllowed(permission);
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) throw new Refusal("accounts.invitation_expired", { status: 409 });
    await recordAudit(tx, actor, {
      type: "membership.invitation_revoked",
      objectType: "invitation",
      objectId: id,
      programmeId,
    });
    return { id };
  });
}
