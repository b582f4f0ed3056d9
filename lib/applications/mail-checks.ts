import { liveMembershipWhere } from "@/lib/accounts/live-memberships";
import { hashToken } from "@/lib/platform/secrets";
import { checkFor, type MailChecks, type StillAllowed } from "@/lib/notifications/still-allowed";

/** Somebody who has left the startup's team since the mail was written does not get it. */
const isStillOnTeam: StillAllowed = async (tx, mail, now) => {
  if (!mail.applicationId || !mail.toPersonId) return true;
  const application = await tx.application.findUnique({
    where: { id: mail.applicationId },
    select: { startupId: true },
  });
  if (!application) return false;
  const memberships = await tx.membership.count({
    where: {
      AND: [
        { personId: mail.toPersonId, startupId: application.startupId },
        liveMembershipWhere(now),
      ],
    },
  });
  return memberships > 0;
};

/** A reminder of a deadline is of use while there is a draft to send. */
const isStillADraft: StillAllowed = async (tx, mail, now) => {
  if (!mail.applicationId) return true;
  const drafts = await tx.application.count({
    where: { id: mail.applicationId, status: "draft" },
  });
  return drafts > 0 && isStillOnTeam(tx, mail, now);
};

/** An invitation to claim that was taken back, or whose startup is claimed, would lead nowhere. */
const isStillToClaim: StillAllowed = async (tx, mail, now) => {
  const token = mail.params.path?.split("/").at(-1) ?? "";
  const open = await tx.invitation.count({
    where: {
      tokenHash: hashToken(token),
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
    },
  });
  return open > 0;
};

/** Staff who have left the organisation since are not told. */
const isStillStaff: StillAllowed = async (tx, mail, now) => {
  if (!mail.toPersonId) return false;
  const memberships = await tx.membership.count({
    where: {
      AND: [
        { personId: mail.toPersonId, organisationId: mail.organisationId },
        liveMembershipWhere(now),
      ],
    },
  });
  return memberships > 0;
};

/** The last word on mails to a startup's team, asked by the worker just before sending. */
export const applicationMailChecks: MailChecks = {
  ...checkFor(
    [
      "application_started",
      "application_submitted",
      "papers_requested",
      "papers_received",
      "application_eligible",
      "application_rejected",
      "application_lapsed",
      "application_withdrawn",
      "review_excluded",
      "enquiry_forwarded",
      "outcome_offered",
      "outcome_waitlisted",
      "outcome_rejected",
      "offer_lapsed_to_startup",
      "admitted",
      "match_proposed_to_startup",
    ],
    isStillOnTeam,
  ),
  deadline_reminder: isStillADraft,
  claim_invitation: isStillToClaim,
  startup_claimed: isStillStaff,
};
