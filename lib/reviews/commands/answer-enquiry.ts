import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import { isTeam } from "@/lib/accounts/team";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { conflict, notAllowed, notFound } from "@/lib/platform/errors";
import { answersEnquiries, canReadEnquiry, sideOf } from "@/lib/reviews/policy";
import { activeReviewers, findEnquiry, type EnquiryRow } from "@/lib/reviews/queries/enquiry-rows";
import type { ReviewedApplication } from "@/lib/reviews/queries/facts";
import { recipientOf } from "@/lib/accounts/queries/recipients";
import { lockEnquiry } from "./lock-enquiry";

/**
 * The startup answers a forwarded question, also after its due date; owner or editor. All assigned reviewers of the
 * circle the officer chose read it and are mailed.
 * Throws 404 (also for a question that was not forwarded to them), applications.viewer_cannot_edit (403),
 * reviews.enquiry_settled (409).
 */
export function answerEnquiry(
  actor: Actor,
  enquiryId: string,
  answer: string,
): Promise<{ id: string; state: "answered" }> {
  return withActor(actor, async (tx, now) => {
    await lockEnquiry(tx, enquiryId);
    const { enquiry, application } = await findEnquiry(tx, actor, enquiryId, now);
    if (!isTeam(actor, application)) throw notFound();
    if (enquiry.state === "with_officer" || enquiry.state === "declined") throw notFound();
    if (!answersEnquiries(actor)) throw notAllowed("applications.viewer_cannot_edit");
    if (enquiry.state !== "with_startup") throw conflict("reviews.enquiry_settled");
    await tx.enquiry.update({
      where: { id: enquiryId },
      data: { state: "answered", answer, answeredById: actor.personId, answeredAt: now },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "enquiry.answered",
      objectType: "enquiry",
      objectId: enquiryId,
      programmeId: application.programmeId,
      applicationId: application.id,
    });
    await tellReviewers(tx, actor, { ...enquiry, state: "answered" }, application);
    return { id: enquiryId, state: "answered" };
  });
}

async function tellReviewers(
  tx: Tx,
  actor: Actor,
  enquiry: EnquiryRow,
  application: ReviewedApplication,
): Promise<void> {
  for (const reviewer of await activeReviewers(tx, application.id)) {
    const side = sideOf(reviewer.organisationId, application);
    const reads = side && canReadEnquiry({ personId: reviewer.personId, side }, enquiry);
    const to = reads ? await recipientOf(tx, reviewer.personId) : null;
    if (!to) continue;
    await queueMail(tx, actor, {
      template: "enquiry_answered",
      dedupeKey: `enquiry_answered/${enquiry.id}/${to.personId}`,
      to,
      params: {
        startup: application.listName,
        reference: application.reference,
        path: `/reviews/${reviewer.id}`,
      },
      programmeId: application.programmeId,
      applicationId: application.id,
      organisationId: reviewer.organisationId,
    });
  }
}
