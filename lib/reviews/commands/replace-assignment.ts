import { revokeGrantsOf } from "@/lib/access/commands";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notAllowed, notFound } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canAssignNow, canReplace, runsReviewsOf } from "@/lib/reviews/policy";
import { findStaffAssignment } from "@/lib/reviews/queries/facts";
import { checkByHand } from "./assign-reviewer";
import { lockAssigning } from "./lock-assigning";
import { lockAssignment } from "./lock-assignment";
import { makeAssignments } from "./make-assignments";

/**
 * Takes a review that is not filed from one reviewer and, when a membership is named, gives it to another of the same
 * organisation in the same transaction.
 * Throws 404 (also for the other organisation's assignments), platform.wrong_role (403), reviews.already_filed,
 * assignment_over, not_in_review (409) and what assignReviewer throws for the new one.
 */
export function replaceAssignment(
  actor: Actor,
  assignmentId: string,
  input: { membershipId?: string | undefined },
): Promise<{ id: string; replacedBy: string | null }> {
  return withActor(actor, async (tx, now) => {
    await lockAssignment(tx, assignmentId);
    const assignment = await findStaffAssignment(tx, actor, assignmentId, now);
    const { id, application, organisationId, programmeId, applicationId } = assignment;
    if (actor.membership?.organisationId !== organisationId) throw notFound();
    if (runsReviewsOf(actor, application) !== organisationId)
      throw notAllowed("platform.wrong_role");
    requireAllowed(canReplace(assignment.state));
    await tx.assignment.update({
      where: { id },
      data: { state: "replaced", answeredAt: now },
      select: { id: true },
    });
    await revokeGrantsOf(tx, actor, id, now);
    await recordAudit(tx, actor, {
      type: "assignment.replaced",
      objectType: "assignment",
      objectId: id,
      programmeId,
      applicationId,
    });
    if (!input.membershipId) return { id, replacedBy: null };
    requireAllowed(canAssignNow(application.status));
    await lockAssigning(tx, { programmeId, organisationId });
    const { dueAt } = assignment;
    const wanted = { application, organisationId, membershipId: input.membershipId, dueAt };
    const [replacedBy = null] = await makeAssignments(tx, actor, [
      await checkByHand(tx, wanted, now),
    ]);
    return { id, replacedBy };
  });
}
