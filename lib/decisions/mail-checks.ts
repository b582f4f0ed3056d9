import { checkFor, type MailChecks, type StillAllowed } from "@/lib/notifications/still-allowed";
import { answeringRoles, teamRecipients } from "@/lib/accounts/queries/recipients";

const statusOfLetter = {
  outcome_offered: "offered",
  outcome_waitlisted: "waitlisted",
  outcome_rejected: "rejected",
  offer_reminder: "offered",
} as const;

/** A letter may wait for its sending: it goes only while it is still true, and to somebody still on the team. */
const isStillTrue: StillAllowed = async (tx, mail, now) => {
  const template = letters.find((each) => each === mail.template);
  if (!template || !mail.applicationId) return true;
  const application = await tx.application.findUnique({
    where: { id: mail.applicationId },
    select: { status: true, startupId: true },
  });
  if (application?.status !== statusOfLetter[template]) return false;
  const team = await teamRecipients(tx, application.startupId, answeringRoles, now);
  return team.some((member) => member.personId === mail.toPersonId);
};

const letters = Object.keys(statusOfLetter) as (keyof typeof statusOfLetter)[];

/** The last word on outcome letters, asked by the worker just before sending. */
export const decisionMailChecks: MailChecks = checkFor(letters, isStillTrue);
