import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";

/** Ends the session of a token at once; only the actor's own. Repeatable. */
export async function signOut(actor: Actor, token: string): Promise<void> {
  await withActor(actor, async (tx) => {
    const tokenHash = hashToken(token);
    const own = await tx.session.findFirst({
      where: { tokenHash, personId: actor.personId },
      select: { id: true },
    });
    if (!own) return;
    await tx.session.delete({ where: { id: own.id } });
    await recordAudit(tx, actor, {
      type: "account.signed_out",
      objectType: "session",
      objectId: own.id,
    });
  });
}
