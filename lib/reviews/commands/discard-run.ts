import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { findRun } from "@/lib/reviews/queries/run-rows";

/**
 * Drops a run that was not applied, also while it is being solved. Nothing else changes; again changes nothing.
 * Throws 404, platform.wrong_role (403), reviews.run_applied (409).
 */
export function discardRun(
  actor: Actor,
  runId: string,
): Promise<{ id: string; state: "discarded" }> {
  return withActor(actor, async (tx) => {
    await tx.$queryRaw`SELECT id FROM assignment_runs WHERE id = ${runId}::uuid FOR UPDATE`;
    const { run } = await findRun(tx, actor, runId);
    if (run.state === "applied") throw conflict("reviews.run_applied");
    if (run.state !== "discarded") {
      await tx.assignmentRun.update({
        where: { id: runId },
        data: { state: "discarded" },
        select: { id: true },
      });
      await recordAudit(tx, actor, {
        type: "assignment.run_discarded",
        objectType: "assignment_run",
        objectId: runId,
        programmeId: run.programmeId,
      });
    }
    return { id: runId, state: "discarded" };
  });
}
