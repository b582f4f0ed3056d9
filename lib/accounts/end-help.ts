import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/**
 * Ends a helped sign-in at once: its code is dead, a session that came of it is closed. `endedById` null: one of those
 * who were told stopped it.
 */
export async function endHelp(
  tx: Tx,
  actor: AnyActor,
  help: { id: string; programmeId: string },
  { now, endedById }: { now: Date; endedById: string | null },
): Promise<void> {
  await tx.assistedSignIn.update({
    where: { id: help.id },
    data: { endedAt: now, endedById },
    select: { id: true },
  });
  const { count } = await tx.session.deleteMany({ where: { assistedSignInId: help.id } });
  await recordAudit(tx, actor, {
    type: endedById ? "assistance.ended" : "assistance.stopped",
    objectType: "assisted_sign_in",
    objectId: help.id,
    programmeId: help.programmeId,
    payload: { sessions: count },
  });
}
