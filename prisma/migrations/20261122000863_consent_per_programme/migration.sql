-- AlterTable
ALTER TABLE "consents" ADD COLUMN     "programme_id" UUID;

-- The public page is agreed to for each programme; what was given without one acted on nothing, and the wording has changed. The
-- studies that `research` was asked for are not built, so it is asked no more.
UPDATE consents SET revoked_at = app_now() WHERE revoked_at IS NULL;
ALTER TABLE consents ADD CONSTRAINT consents_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
DROP INDEX consents_one_live;
CREATE UNIQUE INDEX consents_one_live ON consents (startup_id, purpose, programme_id) NULLS NOT DISTINCT WHERE revoked_at IS NULL;
