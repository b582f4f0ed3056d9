import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict, Refusal } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canChange } from "../policy";
import { loadMembership } from "./load-membership";
import { loadPlace } from "./place-facts";

/**
 * Names (or un-names) a programme manager or partner lead as deputy: the same powers, shown as deputy. Throws 422
 * `accounts.deputy_role`, 403 with canChange's reason, 409 `accounts.membership_ended`.
 */
export async function nameDeputy(
  actor: Actor,
  id: string,
  deputy: boolean,
): Promise<{ id: string; deputy: boolean }> {
  return withActor(actor, async (tx) => {
    const membership = await loadMembership(tx, actor, id);
    requireAllowed(canChange(actor, await loadPlace(tx, membership), membership.personId));
    if (membership.status === "ended") throw conflict("accounts.membership_ended");
    if (membership.role !== "programme_manager" && membership.role !== "partner_lead") {
      throw new Refusal("accounts.deputy_role");
    }
    await tx.membership.update({ where: { id }, data: { deputy } });
    await recordAudit(tx, actor, {
      type: "membership.deputy_named",
      objectType: "membership",
      objectId: id,
      programmeId: membership.programmeId,
      payload: { deputy },
    });
    return { id, deputy };
  });
}
