-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('public_listing', 'research');
-- CreateEnum
CREATE TYPE "ErasureSubject" AS ENUM ('person', 'startup', 'application');
-- CreateEnum
CREATE TYPE "ExportKind" AS ENUM ('person', 'startup');
-- CreateEnum
CREATE TYPE "ExportState" AS ENUM ('waiting', 'ready', 'failed');
-- AlterTable
ALTER TABLE "people" ADD COLUMN     "commitment_salt" UUID DEFAULT gen_random_uuid(),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "erasure_asked_at" TIMESTAMPTZ(3);
-- AlterTable
ALTER TABLE "applications" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);
-- AlterTable
ALTER TABLE "startups" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);
-- CreateTable
CREATE TABLE "consents" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "startup_id" UUID NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "version" TEXT NOT NULL,
    "given_by_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "revoked_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "erasures" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subject" "ErasureSubject" NOT NULL,
    "subject_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "erasures_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "data_exports" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "ExportKind" NOT NULL,
    "person_id" UUID NOT NULL,
    "membership_id" UUID,
    "startup_id" UUID,
    "locale" TEXT NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'waiting',
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "content" JSONB,
    CONSTRAINT "data_exports_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "consents_startup_id_idx" ON "consents"("startup_id");
-- CreateIndex
CREATE UNIQUE INDEX "erasures_subject_subject_id_key" ON "erasures"("subject", "subject_id");
-- CreateIndex
CREATE INDEX "data_exports_person_id_idx" ON "data_exports"("person_id");

-- What the models cannot say --------------------------------------------------------------------------------------
CREATE UNIQUE INDEX consents_one_live ON consents (startup_id, purpose) WHERE revoked_at IS NULL;
ALTER TABLE consents ADD CONSTRAINT consents_startup_id_ref FOREIGN KEY (startup_id) REFERENCES startups (id);
ALTER TABLE consents ADD CONSTRAINT consents_given_by_id_ref FOREIGN KEY (given_by_id) REFERENCES people (id);
ALTER TABLE consents ADD CONSTRAINT consents_revoked_by_id_ref FOREIGN KEY (revoked_by_id) REFERENCES people (id);
ALTER TABLE data_exports ADD CONSTRAINT data_exports_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE people ADD CONSTRAINT people_erased CHECK (
  erased_at IS NULL OR (commitment_salt IS NULL AND phone IS NULL AND given_name IS NULL AND family_name IS NULL
                        AND english_name IS NULL AND chinese_name IS NULL AND email = 'erased-' || id || '@erased.invalid'));

-- An export holds protected content: its own person and the worker, nobody else.
ALTER TABLE data_exports ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_exports FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON data_exports USING (is_system() OR person_id = acting_person());

-- Erasure -----------------------------------------------------------------------------------------------------------
-- What is otherwise never changed gives way to erasure and to nothing else: only the function below runs as the owner of
-- the tables, and only it says so. The trail and its chain never give way.
CREATE FUNCTION is_erasing() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('app.erasing', true), '') = 'yes'
     AND has_table_privilege(current_user, 'public.audit_events', 'UPDATE')
$$;
CREATE OR REPLACE TRIGGER version_sections_immutable BEFORE UPDATE OR DELETE ON version_sections
  FOR EACH ROW WHEN (NOT is_erasing()) EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER application_versions_immutable BEFORE UPDATE OR DELETE ON application_versions
  FOR EACH ROW WHEN (NOT is_erasing()) EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER status_changes_immutable BEFORE UPDATE OR DELETE ON status_changes
  FOR EACH ROW WHEN (NOT is_erasing()) EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER decision_notes_immutable BEFORE UPDATE OR DELETE ON decision_notes
  FOR EACH ROW WHEN (NOT is_erasing()) EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER panel_minutes_immutable BEFORE UPDATE OR DELETE ON panel_minutes
  FOR EACH ROW WHEN (NOT is_erasing()) EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER recommendations_kept BEFORE UPDATE OR DELETE ON recommendations
  FOR EACH ROW WHEN (NOT is_erasing()) EXECUTE FUNCTION keep_recommendation();
CREATE OR REPLACE TRIGGER offers_terms_kept BEFORE UPDATE ON offers
  FOR EACH ROW WHEN (NOT is_erasing()) EXECUTE FUNCTION keep_offer_terms();

-- The owner of the tables passes the second wall, so that the function does; nobody else is of this policy.
DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['answers', 'application_sections', 'version_sections', 'documents', 'import_rows', 'reviews', 'scores',
                                'enquiries', 'recommendations', 'decision_notes', 'panel_minutes', 'feedbacks']
  LOOP
    EXECUTE format('CREATE POLICY erasure ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', walled);
  END LOOP;
END
$$;

-- Takes the content of one application away: of one that was never submitted everything, of one that has ended all words
-- and files; reference, dates, outcome, scores in numbers and who had which right are left. Refuses any other. Returns the
-- storage keys of its files, which the caller removes after the commit.
CREATE FUNCTION erase_application(p_application uuid) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.erasing = 'yes' AS $$
DECLARE
  app applications;
  files text[];
BEGIN
  SELECT * INTO app FROM applications WHERE id = p_application FOR UPDATE;
  IF NOT FOUND THEN RETURN '{}'; END IF;
  IF app.submitted_at IS NOT NULL AND app.status NOT IN ('lapsed', 'withdrawn', 'rejected', 'declined', 'left', 'graduated') THEN
    RAISE EXCEPTION 'application % has not ended', p_application USING ERRCODE = 'check_violation';
  END IF;
  SELECT coalesce(array_agg(storage_key), '{}') INTO files FROM documents
   WHERE application_id = p_application AND storage_key NOT LIKE 'erased/%';
  files := files || ARRAY(SELECT storage_key FROM cdas WHERE application_id = p_application AND storage_key NOT LIKE 'erased/%');

  DELETE FROM answers WHERE application_id = p_application;
  DELETE FROM application_sections WHERE application_id = p_application;
  UPDATE outbox_mails SET params = '{}', to_name = '', to_address = 'erased@erased.invalid' WHERE application_id = p_application;

  IF app.submitted_at IS NULL THEN
    UPDATE outbox_mails SET application_id = NULL WHERE application_id = p_application;
    UPDATE import_rows SET application_id = NULL, cells = '{}', reasons = '[]' WHERE application_id = p_application;
    DELETE FROM documents WHERE application_id = p_application;
    DELETE FROM status_changes WHERE application_id = p_application;
    DELETE FROM grants WHERE application_id = p_application;
    DELETE FROM bars WHERE application_id = p_application;
    DELETE FROM applications WHERE id = p_application;
    RETURN files;
  END IF;

  UPDATE version_sections SET answers = '{}' WHERE application_id = p_application;
  UPDATE documents SET name = '', sha256 = '', storage_key = 'erased/' || id, removed_at = coalesce(removed_at, app_now())
   WHERE application_id = p_application;
  UPDATE cdas SET file_name = '', sha256 = '', storage_key = 'erased/' || id WHERE application_id = p_application;
  UPDATE import_rows SET cells = '{}', reasons = '[]' WHERE application_id = p_application;
  UPDATE paper_requests SET message = '' WHERE application_id = p_application;
  UPDATE reviews SET note = '', feedback = '', excluded_reason = NULL WHERE application_id = p_application;
  UPDATE scores SET comment = '' WHERE application_id = p_application;
  UPDATE assignments SET conflict_answer = NULL, decline_reason = NULL WHERE application_id = p_application;
  DELETE FROM enquiries WHERE application_id = p_application;
  UPDATE recommendations SET reason = '' WHERE application_id = p_application;
  DELETE FROM decision_notes WHERE application_id = p_application;
  DELETE FROM panel_minutes WHERE application_id = p_application;
  DELETE FROM feedbacks WHERE application_id = p_application;
  UPDATE offers SET signed_by_name = NULL, decline_reason = NULL WHERE application_id = p_application;
  UPDATE mentor_cards SET text = '', wishes = '' WHERE application_id = p_application;
  UPDATE matches SET message = '', decline_reason = NULL WHERE application_id = p_application;
  DELETE FROM release_messages WHERE application_id = p_application;
  UPDATE releases SET purpose = '', answer_reason = NULL WHERE application_id = p_application;
  UPDATE applications
     SET import_key = NULL, eligibility_record = NULL, rejection_reason = NULL, list_name = '', list_name_other = NULL,
         list_title = NULL, list_country = NULL, list_city = NULL, list_domain = NULL, list_area = NULL, list_modality = NULL,
         list_stage = NULL, list_trl = NULL, search_text = '', erased_at = app_now()
   WHERE id = p_application;
  RETURN files;
END
$$;
REVOKE ALL ON FUNCTION erase_application(uuid) FROM PUBLIC;
