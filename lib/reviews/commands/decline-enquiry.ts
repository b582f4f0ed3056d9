import { recipientOf } from "@/lib/accounts/queries/recipients";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { conflict, notAllowed } from "@/lib/platform/errors";
import { carriesEnquiries } from "@/lib/reviews/policy";
import { findEnquiry } from "@/lib/reviews/queries/enquiry-rows";
import { lockEnquiry } from "./lock-enquiry";

/**
 * The lead's officer does not pass a question on and tells its author why: by mail that there is a reason, on the page what.
 * Throws 404, platform.wrong_role (403), reviews.enquiry_settled (409).
 */
export function declineEnquiry(
  actor: Actor,
  enquiryId: string,
  note: string,
): Promise<{ id: string; state: "declined" }> {
  return withActor(actor, async (tx, now) => {
    await lockEnquiry(tx, enquiryId);
    const { enquiry, application } = await findEnquiry(tx, actor, enquiryId, now);
    if (!carriesEnquiries(actor, application)) throw notAllowed("platform.wrong_role");
    if (enquiry.state !== "with_officer") throw conflict("reviews.enquiry_settled");
    await tx.enquiry.update({
      where: { id: enquiryId },
      data: { state: "declined", officerId: actor.personId, officerNote: note },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "enquiry.declined",
      objectType: "enquiry",
      objectId: enquiryId,
      programmeId: application.programmeId,
      applicationId: application.id,
    });
    const to = await recipientOf(tx, enquiry.askedById);
    if (to)
      await queueMail(tx, actor, {
        template: "enquiry_refused",
        dedupeKey: `enquiry_refused/${enquiryId}`,
        to,
        params: {
          startup: application.listName,
          reference: application.reference,
          path: `/reviews/${enquiry.assignmentId}`,
        },
        programmeId: application.programmeId,
        applicationId: application.id,
        organisationId: enquiry.organisationId,
      });
    return { id: enquiryId, state: "declined" };
  });
}
