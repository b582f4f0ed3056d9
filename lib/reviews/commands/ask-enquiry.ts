import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/permission";
import { canAsk, sideOf } from "@/lib/reviews/policy";
import { findOwnAssignment } from "@/lib/reviews/queries/facts";
import { readableTier } from "@/lib/reviews/queries/tiers";

/**
 * A reviewer's question to the startup: it waits with the lead's officer, who forwards or declines it. It carries the
 * highest tier its author can read.
 * Throws 404, reviews.declare_first, assignment_over, not_in_review (409).
 */
export function askEnquiry(
  actor: Actor,
  input: { assignmentId: string; question: string },
): Promise<{ id: string; state: "with_officer" }> {
  return withActor(actor, async (tx, now) => {
    const assignment = await findOwnAssignment(tx, actor, input.assignmentId);
    const { application, organisationId, programmeId } = assignment;
    requireAllowed(canAsk(assignment.state, application.status));
    const side = sideOf(organisationId, application) ?? "partner";
    const { id } = await tx.enquiry.create({
      data: {
        applicationId: application.id,
        programmeId,
        organisationId,
        assignmentId: assignment.id,
        askedById: actor.personId,
        tier: await readableTier(tx, actor, { side, applicationId: application.id }, now),
        question: input.question,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "enquiry.asked",
      objectType: "enquiry",
      objectId: id,
      programmeId,
      applicationId: application.id,
    });
    return { id, state: "with_officer" };
  });
}
