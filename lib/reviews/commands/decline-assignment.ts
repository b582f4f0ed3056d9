import { revokeGrantsOf } from "@/lib/access/commands";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/permission";
import { canDecline } from "@/lib/reviews/policy";
import { findOwnAssignment } from "@/lib/reviews/queries/facts";
import { lockAssignment } from "./lock-assignment";
import { tellStaff } from "./tell-staff";

/**
 * The reviewer gives an assignment back with a reason that only their organisation's staff read: grants revoked, staff
 * told; a draft begun is kept and never counts.
 * Throws 404, reviews.already_filed, assignment_over (409).
 */
export function declineAssignment(
  actor: Actor,
  assignmentId: string,
  reason: string,
): Promise<{ id: string; state: "declined" }> {
  return withActor(actor, async (tx, now) => {
    await lockAssignment(tx, assignmentId);
    const assignment = await findOwnAssignment(tx, actor, assignmentId);
    requireAllowed(canDecline(assignment.state));
    const { id, programmeId, applicationId } = assignment;
    await tx.assignment.update({
      where: { id },
      data: { state: "declined", declineReason: reason, answeredAt: now },
      select: { id: true },
    });
    await revokeGrantsOf(tx, actor, id, now);
    await recordAudit(tx, actor, {
      type: "assignment.declined",
      objectType: "assignment",
      objectId: id,
      programmeId,
      applicationId,
    });
    await tellStaff(tx, actor, "review_declined", assignment, now);
    return { id, state: "declined" };
  });
}
