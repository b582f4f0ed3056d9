import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { deadlinesOf } from "@/lib/programmes/readiness";
import { loadEditableIntake } from "./load-set-up";

/**
 * Closes an open intake to new applications. Before its last deadline and grace have passed only while nobody has
 * begun an application, because founders plan by the announced day. Audited.
 * Throws 404, 403, 409 programmes.closed, programmes.intake_not_open and programmes.deadline_not_passed.
 */
export async function closeIntake(actor: Actor, intakeId: string) {
  return withActor(actor, async (tx, now) => {
    const { intake, programme } = await loadEditableIntake(tx, actor, intakeId);
    if (intake.status !== "open") throw conflict("programmes.intake_not_open");
    const grace = intake.graceMinutes * 60_000;
    const isEarly = deadlinesOf(intake).some(
      (deadline) => deadline.getTime() + grace > now.getTime(),
    );
    if (isEarly) {
      const begun = await tx.intake.findUniqueOrThrow({
        where: { id: intakeId },
        select: { _count: { select: { applications: true } } },
      });
      if (begun._count.applications > 0) throw conflict("programmes.deadline_not_passed");
    }
    const closed = await tx.intake.update({
      where: { id: intakeId },
      data: { status: "closed", updatedAt: now },
      select: { id: true, slug: true, status: true },
    });
    await recordAudit(tx, actor, {
      type: "intake.closed",
      objectType: "intake",
      objectId: intakeId,
      programmeId: programme.id,
      payload: { early: isEarly },
    });
    return closed;
  });
}
