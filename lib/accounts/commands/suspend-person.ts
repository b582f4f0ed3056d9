import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notAllowed, notFound } from "@/lib/platform/errors";
import { isAdministrator } from "../policy";

/**
 * Suspends a person and closes all their sessions at once, or lets them in again. Administrators only (404 to others,
 * who may not know of people), never oneself (403 `accounts.suspend_oneself`).
 */
export async function suspendPerson(
  actor: Actor,
  personId: string,
  suspended: boolean,
): Promise<{ id: string; suspended: boolean }> {
  if (!isAdministrator(actor)) throw notFound();
  if (personId === actor.personId) throw notAllowed("accounts.suspend_oneself");
  return withActor(actor, async (tx, now) => {
    const person = await tx.person.findUnique({ where: { id: personId }, select: { id: true } });
    if (!person) throw notFound();
    await tx.person.update({
      where: { id: personId },
      data: { suspendedAt: suspended ? now : null },
    });
    if (suspended) {
      await tx.session.deleteMany({ where: { personId } });
      await tx.invitation.updateMany({
        where: { invitedById: personId, acceptedAt: null, revokedAt: null },
        data: { revokedAt: now },
      });
    }
    await recordAudit(tx, actor, {
      type: suspended ? "account.suspended" : "account.restored",
      objectType: "person",
      objectId: personId,
    });
    return { id: personId, suspended };
  });
}
