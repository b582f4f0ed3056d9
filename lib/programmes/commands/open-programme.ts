import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canEditSetUp } from "@/lib/programmes/policy";
import { loadVisibleProgramme } from "./load-set-up";

/**
 * Shows a programme to everybody; also one that was closed. Its intakes open one by one. Audited.
 * Throws 404, 403, 409 programmes.already_open.
 */
export async function openProgramme(actor: Actor, programmeId: string) {
  return withActor(actor, async (tx, now) => {
    const programme = await loadVisibleProgramme(tx, actor, programmeId);
    requireAllowed(canEditSetUp(programme.reader));
    if (programme.status === "open") throw conflict("programmes.already_open");
    const updated = await tx.programme.update({
      where: { id: programmeId },
      data: { status: "open", updatedAt: now },
      select: { id: true, slug: true, status: true },
    });
    await recordAudit(tx, actor, {
      type: "programme.opened",
      objectType: "programme",
      objectId: programmeId,
      programmeId,
      payload: { from: programme.status },
    });
    return updated;
  });
}
