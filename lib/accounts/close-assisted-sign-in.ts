import { recordAudit } from "@/lib/audit/record";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";

/**
 * Ends an assisted sign-in at once: its code is dead, a session that came of it is closed. `endedById` null: one of those
 * who were told stopped it.
 */
export async function closeAssistedSignIn(
  tx: Tx,
  actor: AnyActor,
  row: { id: string; programmeId: string },
  { now, endedById }: { now: Date; endedById: string | null },
): Promise<void> {
  await tx.assistedSignIn.update({
    where: { id: row.id },
    data: { endedAt: now, endedById },
    select: { id: true },
  });
  const { count } = await tx.session.deleteMany({ where: { assistedSignInId: row.id } });
  await recordAudit(tx, actor, {
    type: endedById ? "assistance.ended" : "assistance.stopped",
    objectType: "assisted_sign_in",
    objectId: row.id,
    programmeId: row.programmeId,
    payload: { sessions: count },
  });
}
