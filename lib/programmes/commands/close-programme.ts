import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { loadEditableProgramme } from "./load-set-up";

/**
 * Ends a programme: it takes no more intakes and leaves the list of open ones; applications and cohorts go on. Audited.
 * Throws 404, 403, 409 programmes.closed, programmes.not_open and programmes.intake_still_open.
 */
export async function closeProgramme(actor: Actor, programmeId: string) {
  return withActor(actor, async (tx, now) => {
    const programme = await loadEditableProgramme(tx, actor, programmeId);
    if (programme.status !== "open") throw conflict("programmes.not_open");
    const open = await tx.intake.count({ where: { programmeId, status: "open" } });
    if (open > 0) throw conflict("programmes.intake_still_open", { params: { count: open } });
    const updated = await tx.programme.update({
      where: { id: programmeId },
      data: { status: "closed", updatedAt: now },
      select: { id: true, slug: true, status: true },
    });
    await recordAudit(tx, actor, {
      type: "programme.closed",
      objectType: "programme",
      objectId: programmeId,
      programmeId,
    });
    return updated;
  });
}
