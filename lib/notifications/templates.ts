/**
 * Every mail the portal sends. Sentences stand in messages/<locale>/notifications.json under `mails.<template>`
 * (subject, heading, body, button). Params hold names, dates (ISO), references and paths; never T2, never answers.
 */
export const mailTemplates = [
  "sign_in_code",
  "invitation",
  "membership_granted",
  "team_invitation",
  "application_started",
  "application_submitted",
  "deadline_reminder",
  "papers_requested",
  "papers_received",
  "application_eligible",
  "application_rejected",
  "application_lapsed",
  "application_withdrawn",
  "review_assigned",
  "review_reminder",
  "review_declined",
  "review_conflict",
  "review_excluded",
  "reviews_complete",
  "enquiry_forwarded",
  "enquiry_answered",
  "recommendation_requested",
  "seal_opened",
  "recommendations_differ",
  "outcome_offered",
  "outcome_waitlisted",
  "outcome_rejected",
  "offer_accepted",
  "offer_declined",
  "admitted",
  "match_proposed_to_mentor",
  "match_proposed_to_startup",
  "match_active",
  "match_declined",
  "import_finished",
] as const;

export type MailTemplate = (typeof mailTemplates)[number];
