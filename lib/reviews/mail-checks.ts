import { owedStates } from "@/lib/reviews/schema";
import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { checkFor, type MailChecks, type StillAllowed } from "@/lib/notifications/still-allowed";
import { isBarred } from "@/lib/access/policy";

/** Mails about an application go to those who still act for the organisation and are not barred from it: a mail is sight, too. */
const isStillFree: StillAllowed = async (tx, mail, now) => {
  if (!mail.applicationId || !mail.toPersonId) return true;
  const personId = mail.toPersonId;
  const [memberships, bars] = await Promise.all([
    tx.membership.findMany({
      where: {
        AND: [
          { personId },
          mail.organisationId ? { organisationId: mail.organisationId } : {},
          liveMembershipWhere(now),
        ],
      },
      select: { organisationId: true, unit: true },
    }),
    tx.bar.findMany({
      where: { applicationId: mail.applicationId, liftedAt: null },
      select: { personId: true, organisationId: true, unit: true },
    }),
  ]);
  return memberships.some(
    ({ organisationId, unit }) => !isBarred({ personId, organisationId, unit }, bars),
  );
};

/** A reviewer who was replaced, has declined or has filed is not asked again. */
const isStillAssigned: StillAllowed = async (tx, mail, now) => {
  if (!mail.applicationId || !mail.toPersonId) return true;
  const open = await tx.assignment.count({
    where: {
      applicationId: mail.applicationId,
      personId: mail.toPersonId,
      state: { in: [...owedStates] },
    },
  });
  return open > 0 && isStillFree(tx, mail, now);
};

/** The last word on mails to staff and reviewers about an application, asked by the worker just before sending. */
export const reviewMailChecks: MailChecks = {
  ...checkFor(["review_assigned", "review_reminder"], isStillAssigned),
  ...checkFor(
    [
      "review_declined",
      "review_conflict",
      "reviews_complete",
      "enquiry_asked",
      "enquiry_refused",
      "enquiry_answered",
      "recommendation_requested",
      "seal_opened",
      "recommendations_differ",
      "offer_accepted",
      "offer_declined",
      "offer_lapsed",
    ],
    isStillFree,
  ),
};
