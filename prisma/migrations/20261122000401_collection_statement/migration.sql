-- Which collection statement was shown to whom applies, in which language and when.
ALTER TABLE "applications" ADD COLUMN "statement_version" TEXT,
ADD COLUMN "statement_locale" TEXT,
ADD COLUMN "statement_shown_at" TIMESTAMPTZ(3);
ALTER TABLE applications ADD CONSTRAINT applications_statement CHECK (
  (statement_version IS NULL) = (statement_locale IS NULL) AND (statement_version IS NULL) = (statement_shown_at IS NULL));
