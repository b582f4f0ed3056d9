import { queueMail } from "@/lib/notifications/commands";
import type { SystemActor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { assignmentSelect } from "@/lib/reviews/queries/facts";
import { recipientOf } from "@/lib/accounts/queries/recipients";

/** The dedupe key of an assignment's one reminder; jobs.ts looks for it. */
export const reminderKey = (assignmentId: string) => `review_reminder/${assignmentId}`;

/** Reminds the reviewer of an unfiled review once. False when it is not theirs to file any more. */
export function remindReviewer(actor: SystemActor, assignmentId: string): Promise<boolean> {
  return withActor(actor, async (tx, now) => {
    const assignment = await tx.assignment.findUnique({
      where: { id: assignmentId },
      select: assignmentSelect,
    });
    if (!assignment?.dueAt || assignment.dueAt <= now) return false;
    if (assignment.state !== "offered" && assignment.state !== "accepted") return false;
    const { application, organisationId, programmeId } = assignment;
    const to = await recipientOf(tx, assignment.personId);
    if (!to || application.status !== "in_review") return false;
    await queueMail(tx, actor, {
      template: "review_reminder",
      dedupeKey: reminderKey(assignmentId),
      to,
      params: {
        startup: application.listName,
        reference: application.reference,
        due: assignment.dueAt.toISOString(),
        path: `/reviews/${assignmentId}`,
      },
      programmeId,
      applicationId: application.id,
      organisationId,
    });
    return true;
  });
}
