/**
 * Every mail the portal sends. Sentences stand in messages/<locale>/notifications.json under `mails.<template>`
 * (subject, heading, body, button). Params hold names, dates (ISO), references and paths; never T2, never answers.
 */
export const mailTemplates = [
  "sign_in_code",
  "assisted_code_shown",
  "assisted_code_used",
  "assisted_sign_in_stopped",
  "invitation",
  "membership_granted",
  "team_invitation",
  "claim_invitation",
  "startup_claimed",
  "application_started",
  "application_submitted",
  "deadline_reminder",
  "papers_requested",
  "papers_received",
  "application_eligible",
  "application_rejected",
  "application_lapsed",
  "application_withdrawn",
  "emergency_access_opened",
  "release_asked",
  "release_suggested",
  "release_message",
  "release_answered",
  "release_granted",
  "release_reader_named",
  "release_interest",
  "release_revoked",
  "release_renewed",
  "release_expiring",
  "review_assigned",
  "review_reminder",
  "review_declined",
  "review_conflict",
  "review_excluded",
  "reviews_complete",
  "enquiry_asked",
  "enquiry_refused",
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
  "offer_reminder",
  "offer_lapsed",
  "offer_lapsed_to_startup",
  "admitted",
  "match_proposed_to_mentor",
  "match_proposed_to_startup",
  "match_active",
  "match_declined",
  "import_finished",
  "account_idle",
] as const;

export type MailTemplate = (typeof mailTemplates)[number];

/** The letters that tell a startup what both organisations decided: held until they are released, as one act. */
export const decisionLetters = [
  "outcome_offered",
  "outcome_waitlisted",
  "outcome_rejected",
] as const satisfies readonly MailTemplate[];

export type DecisionLetter = (typeof decisionLetters)[number];
