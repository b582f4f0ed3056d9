import { localisedName } from "@/lib/accounts/localised-name";
import { recordAudit } from "@/lib/audit/record";
import { queueMail } from "@/lib/notifications/commands";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { notAllowed, Refusal } from "@/lib/platform/errors";
import { requireAllowed } from "@/lib/platform/permission";
import { canForward, carriesEnquiries, sideOf } from "@/lib/reviews/policy";
import { findEnquiry } from "@/lib/reviews/queries/enquiry-rows";
import type { ReviewedApplication } from "@/lib/reviews/queries/facts";
import { answeringRoles, teamRecipients } from "@/lib/accounts/queries/recipients";
import type { ForwardInput } from "@/lib/reviews/schema";
import { lockEnquiry } from "./lock-enquiry";

/**
 * The lead's officer passes a question on to the startup, in the reviewer's words or better ones, with a due date and
 * the circle that will read it: the reviewers of both organisations (T1) or those of the lead only (T2). A question of
 * the partner's reviewer is always T1, because its author has to read the answer.
 * Throws 404, platform.wrong_role (403), reviews.enquiry_settled, enquiry_too_late (409), due_in_past,
 * partner_enquiry_is_shared, nobody_to_ask (422).
 */
export function forwardEnquiry(
  actor: Actor,
  enquiryId: string,
  input: ForwardInput,
): Promise<{ id: string; state: "with_startup" }> {
  return withActor(actor, async (tx, now) => {
    await lockEnquiry(tx, enquiryId);
    const { enquiry, application } = await findEnquiry(tx, actor, enquiryId, now);
    if (!carriesEnquiries(actor, application)) throw notAllowed("platform.wrong_role");
    requireAllowed(canForward(enquiry.state, application.status));
    const dueAt = new Date(input.dueAt);
    if (dueAt <= now)
      throw new Refusal("reviews.due_in_past", {
        fields: { dueAt: { code: "reviews.due_in_past" } },
      });
    const tier = input.tier ?? enquiry.tier;
    const isPartners = sideOf(enquiry.organisationId, application) === "partner";
    if (isPartners && tier === "T2" && enquiry.tier !== "T2")
      throw new Refusal("reviews.partner_enquiry_is_shared");
    const { programmeId } = application;
    await tx.enquiry.update({
      where: { id: enquiryId },
      data: {
        state: "with_startup",
        question: input.question ?? enquiry.question,
        tier,
        dueAt,
        officerId: actor.personId,
        forwardedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      type: "enquiry.forwarded",
      objectType: "enquiry",
      objectId: enquiryId,
      programmeId,
      applicationId: application.id,
      payload: {
        tier,
        edited: input.question !== undefined && input.question !== enquiry.question,
      },
    });
    await tellTeam(tx, actor, { enquiryId, application, dueAt }, now);
    return { id: enquiryId, state: "with_startup" };
  });
}

async function tellTeam(
  tx: Tx,
  actor: Actor,
  of: { enquiryId: string; application: ReviewedApplication; dueAt: Date },
  now: Date,
): Promise<void> {
  const { enquiryId, application, dueAt } = of;
  const team = await teamRecipients(tx, application.startupId, answeringRoles, now);
  if (team.length === 0) throw new Refusal("reviews.nobody_to_ask");
  for (const to of team) {
    await queueMail(tx, actor, {
      template: "enquiry_forwarded",
      dedupeKey: `enquiry_forwarded/${enquiryId}/${to.personId}`,
      to,
      params: {
        startup: application.listName,
        programme: localisedName(application.intake.programme.name, to.locale),
        reference: application.reference,
        due: dueAt.toISOString(),
        path: `/applications/${application.id}`,
      },
      programmeId: application.programmeId,
      applicationId: application.id,
      organisationId: application.leadOrganisationId,
    });
  }
}
