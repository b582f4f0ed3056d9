import { queueMail } from "@/lib/notifications/commands";
import type { AnyActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import type { AssignmentRow } from "@/lib/reviews/queries/facts";
import { staffRecipients } from "@/lib/reviews/queries/people";

/**
 * Mails those who assign for the reviewer's organisation that a place came free. It says who, never why: a reason can be
 * sensitive and stands on the page only.
 */
export async function tellStaff(
  tx: Tx,
  actor: AnyActor,
  template: "review_declined" | "review_conflict",
  assignment: AssignmentRow,
  now: Date,
): Promise<void> {
  const { application, organisationId, programmeId } = assignment;
  const reviewer = await tx.person.findUnique({
    where: { id: assignment.personId },
    select: { displayName: true },
  });
  const roles = ["programme_manager" as const, "partner_lead" as const];
  const staff = await staffRecipients(
    tx,
    { organisationId, programmeId, roles, applicationId: application.id },
    now,
  );
  for (const to of staff) {
    await queueMail(tx, actor, {
      template,
      dedupeKey: `${template}/${assignment.id}/${to.personId}`,
      to,
      params: {
        startup: application.listName,
        reference: application.reference,
        person: reviewer?.displayName ?? application.reference,
        path: `/desk/intakes/${application.intake.slug}/assign`,
      },
      programmeId,
      applicationId: application.id,
      organisationId,
    });
  }
}
