import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/permission";
import { canAsk, sideOf } from "@/lib/reviews/policy";
import { findOwnAssignment, type ReviewedApplication } from "@/lib/reviews/queries/facts";
import { staffRecipients } from "@/lib/reviews/queries/people";
import { readableTier } from "@/lib/reviews/queries/tiers";

/**
 * A reviewer's question to the startup: it waits with the lead's officer, who forwards or declines it. It carries the
 * highest tier its author can read. The officers are mailed, the managers where there is no officer: never the words.
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
    await tellCarriers(tx, actor, { id, application }, now);
    return { id, state: "with_officer" };
  });
}

/** Those of the lead who pass questions on (policy.ts, carriesEnquiries). */
async function tellCarriers(
  tx: Tx,
  actor: Actor,
  { id, application }: { id: string; application: ReviewedApplication },
  now: Date,
): Promise<void> {
  const { programmeId, leadOrganisationId: organisationId } = application;
  const of = { organisationId, programmeId, applicationId: application.id };
  const officers = await staffRecipients(tx, { ...of, roles: ["officer"] }, now);
  const carriers =
    officers.length > 0
      ? officers
      : await staffRecipients(tx, { ...of, roles: ["programme_manager"] }, now);
  for (const to of carriers) {
    await queueMail(tx, actor, {
      template: "enquiry_asked",
      dedupeKey: `enquiry_asked/${id}/${to.personId}`,
      to,
      params: {
        startup: application.listName,
        reference: application.reference,
        path: `/desk/applications/${application.id}#enquiries`,
      },
      ...of,
    });
  }
}
