import { liftBar } from "@/lib/access/commands";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notAllowed, notFound } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canLiftConflict, runsReviewsOf } from "@/lib/reviews/policy";
import { findStaffAssignment } from "@/lib/reviews/queries/facts";
import { openApplication } from "./answer-conflict";
import { queueCalibration } from "./calibrate-reviews";
import { lockAssignment } from "./lock-assignment";

/**
 * A manager of the reviewer's organisation lifts a conflict that was declared by mistake: the bar goes, a filed review
 * counts again, an unfiled assignment is asked anew on the conflict card.
 * Throws 404 (also for the other organisation), platform.wrong_role, reviews.own_conflict (403), reviews.no_conflict,
 * already_assigned (409).
 */
export function liftConflict(
  actor: Actor,
  assignmentId: string,
): Promise<{ id: string; state: "offered" | "completed" }> {
  return withActor(actor, async (tx, now) => {
    await lockAssignment(tx, assignmentId);
    const assignment = await findStaffAssignment(tx, actor, assignmentId, now);
    const { id, application, organisationId, programmeId, applicationId, personId } = assignment;
    if (actor.membership?.organisationId !== organisationId) throw notFound();
    if (runsReviewsOf(actor, application) !== organisationId)
      throw notAllowed("platform.wrong_role");
    requireAllowed(canLiftConflict(actor, assignment));
    const bars = await tx.bar.findMany({
      where: { sourceId: id, personId, applicationId, liftedAt: null },
      select: { id: true },
    });
    for (const bar of bars) await liftBar(tx, actor, bar.id, now);
    const review = await tx.review.findUnique({
      where: { assignmentId: id },
      select: { id: true, state: true },
    });
    const filed = review?.state === "filed";
    const state = filed ? ("completed" as const) : ("offered" as const);
    await tx.assignment.update({
      where: { id },
      data: {
        state,
        conflictAnswer: filed ? "none" : null,
        conflictAnsweredAt: filed ? now : null,
      },
      select: { id: true },
    });
    if (review) {
      await tx.review.update({
        where: { id: review.id },
        data: { excludedAt: null, excludedReason: null },
        select: { id: true },
      });
    }
    if (filed) await openApplication(tx, actor, assignment);
    await recordAudit(tx, actor, {
      type: "assignment.conflict_lifted",
      objectType: "assignment",
      objectId: id,
      programmeId,
      applicationId,
      payload: { filed },
    });
    if (filed) await queueCalibration(tx, { intakeId: application.intakeId, organisationId });
    return { id, state };
  });
}
