-- A decided application changes its status when its letter is released. Until then what the letter will say stands with
-- the decision, out of the startup's sight: an offer's row, its clock and the re-apply date are written at the release.
-- Rows are left as they are: a status that a startup has read already is not taken back (docs/adr/0017).
ALTER TABLE "decisions" ADD COLUMN "letter_terms" JSONB,
ADD COLUMN "letter_answer_by" TIMESTAMPTZ(3),
ADD COLUMN "letter_reapply_from" TIMESTAMPTZ(3);

-- One reminder before an offer lapses.
ALTER TABLE "offers" ADD COLUMN "reminded_at" TIMESTAMPTZ(3);

-- Held letters that are no longer so (the application lapsed, was withdrawn, went elsewhere) could not go before either.
UPDATE outbox_mails m SET state = 'dropped'
  FROM applications a
 WHERE m.state = 'held' AND a.id = m.application_id
   AND m.template IN ('outcome_offered', 'outcome_waitlisted', 'outcome_rejected')
   AND m.template <> 'outcome_' || a.status::text;
