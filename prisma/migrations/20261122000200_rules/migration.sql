-- What the models cannot say: checks, partial uniqueness, references the code does not navigate, immutability.

-- What this database is -------------------------------------------------------------------------------------------
INSERT INTO deployments (id) VALUES (1);
ALTER TABLE deployments ADD CONSTRAINT deployments_one_row CHECK (id = 1);
ALTER TABLE deployments ADD CONSTRAINT deployments_production_clock CHECK (mode <> 'production' OR clock_offset_ms = 0);

CREATE FUNCTION refuse_mode_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.mode <> OLD.mode AND EXISTS (SELECT 1 FROM people) THEN
    RAISE EXCEPTION 'a database with people in it keeps its mode (%)', OLD.mode;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER deployments_keep_mode BEFORE UPDATE ON deployments FOR EACH ROW EXECUTE FUNCTION refuse_mode_change();

-- People and memberships ------------------------------------------------------------------------------------------
ALTER TABLE people ADD CONSTRAINT people_email_folded CHECK (email = lower(email) AND email ~ '^[!-~]+@[!-~]+$');
ALTER TABLE memberships ADD CONSTRAINT memberships_place CHECK (
  CASE WHEN role IN ('owner', 'editor', 'viewer') THEN startup_id IS NOT NULL AND organisation_id IS NULL AND programme_id IS NULL
       ELSE organisation_id IS NOT NULL AND startup_id IS NULL END);
ALTER TABLE memberships ADD CONSTRAINT memberships_nobody_grants_to_oneself CHECK (
  role IN ('owner', 'editor', 'viewer') OR (granted_by_id IS DISTINCT FROM person_id AND confirmed_by_id IS DISTINCT FROM person_id));
ALTER TABLE memberships ADD CONSTRAINT memberships_second_person CHECK (confirmed_by_id IS NULL OR confirmed_by_id IS DISTINCT FROM granted_by_id);
ALTER TABLE memberships ADD CONSTRAINT memberships_period CHECK (valid_until IS NULL OR valid_until > valid_from);
CREATE UNIQUE INDEX memberships_one_live ON memberships
  (person_id, role, coalesce(organisation_id, startup_id), coalesce(programme_id, '00000000-0000-0000-0000-000000000000'))
  WHERE status <> 'ended';

-- Nobody holds memberships of both organisations in one programme. A membership without a programme covers all
-- programmes its organisation leads or partners. The advisory lock makes two simultaneous grants wait for each other.
CREATE FUNCTION refuse_both_organisations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.organisation_id IS NULL OR NEW.status = 'ended' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.person_id::text, 0));
  IF EXISTS (
    SELECT 1
      FROM memberships m
      JOIN programmes p ON NEW.organisation_id IN (p.lead_organisation_id, p.partner_organisation_id)
                       AND m.organisation_id IN (p.lead_organisation_id, p.partner_organisation_id)
     WHERE m.person_id = NEW.person_id AND m.id <> NEW.id AND m.status <> 'ended'
       AND m.organisation_id <> NEW.organisation_id
       AND (m.programme_id IS NULL OR m.programme_id = p.id)
       AND (NEW.programme_id IS NULL OR NEW.programme_id = p.id)
  ) THEN
    RAISE EXCEPTION 'memberships of both organisations in one programme' USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_one_organisation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER memberships_one_organisation BEFORE INSERT OR UPDATE ON memberships FOR EACH ROW EXECUTE FUNCTION refuse_both_organisations();

-- Programmes ------------------------------------------------------------------------------------------------------
ALTER TABLE programmes ADD CONSTRAINT programmes_two_organisations CHECK (lead_organisation_id <> partner_organisation_id);
ALTER TABLE intakes ADD CONSTRAINT intakes_window CHECK (closes_at IS NULL OR closes_at > opens_at);
ALTER TABLE intakes ADD CONSTRAINT intakes_window_closes CHECK (kind = 'rolling' OR closes_at IS NOT NULL);
ALTER TABLE intakes ADD CONSTRAINT intakes_grace CHECK (grace_minutes BETWEEN 0 AND 1440);
ALTER TABLE criteria ADD CONSTRAINT criteria_weight CHECK (weight BETWEEN 1 AND 100);

-- A published form version, and a published rubric, never change; they may only be retired.
CREATE FUNCTION refuse_published_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published boolean;
  touched record;
BEGIN
  IF TG_OP = 'DELETE' THEN touched := OLD; ELSE touched := NEW; END IF;
  -- Branch by branch, because a record has only the columns of its own table.
  IF TG_TABLE_NAME = 'form_sections' THEN
    published := EXISTS (SELECT 1 FROM form_versions WHERE id = touched.form_version_id AND status <> 'draft');
  ELSIF TG_TABLE_NAME = 'form_questions' THEN
    published := EXISTS (SELECT 1 FROM form_versions v JOIN form_sections s ON s.form_version_id = v.id
                          WHERE s.id = touched.form_section_id AND v.status <> 'draft');
  ELSE
    published := EXISTS (SELECT 1 FROM rubrics WHERE id = touched.rubric_id AND status <> 'draft');
  END IF;
  IF published THEN RAISE EXCEPTION '% belongs to a published version', TG_TABLE_NAME USING ERRCODE = 'check_violation'; END IF;
  RETURN touched;
END
$$;
CREATE TRIGGER form_sections_immutable BEFORE INSERT OR UPDATE OR DELETE ON form_sections FOR EACH ROW EXECUTE FUNCTION refuse_published_change();
CREATE TRIGGER form_questions_immutable BEFORE INSERT OR UPDATE OR DELETE ON form_questions FOR EACH ROW EXECUTE FUNCTION refuse_published_change();
CREATE TRIGGER criteria_immutable BEFORE INSERT OR UPDATE OR DELETE ON criteria FOR EACH ROW EXECUTE FUNCTION refuse_published_change();

-- Applications ----------------------------------------------------------------------------------------------------
ALTER TABLE applications ADD CONSTRAINT applications_reference CHECK (reference ~ '^CI-[0-9A-Z]{4}-[0-9A-Z]{2}$');
ALTER TABLE applications ADD CONSTRAINT applications_submitted CHECK (status IN ('draft', 'lapsed', 'withdrawn') OR submitted_at IS NOT NULL);
ALTER TABLE applications ADD CONSTRAINT applications_version CHECK ((submitted_at IS NULL) = (current_version = 0));
ALTER TABLE applications ADD CONSTRAINT applications_trl CHECK (list_trl BETWEEN 1 AND 9);
-- One open application per startup and intake. An ending frees the place.
CREATE UNIQUE INDEX applications_one_open ON applications (intake_id, startup_id)
  WHERE status NOT IN ('rejected', 'declined', 'lapsed', 'withdrawn', 'left', 'graduated');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER application_versions_immutable BEFORE UPDATE OR DELETE ON application_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_sections_immutable BEFORE UPDATE OR DELETE ON version_sections FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER status_changes_immutable BEFORE UPDATE OR DELETE ON status_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_immutable BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE documents ADD CONSTRAINT documents_size CHECK (size > 0);
ALTER TABLE application_sections ADD CONSTRAINT application_sections_state CHECK (state IN ('not_started', 'in_progress', 'needs_attention', 'completed'));

-- Grants and bars -------------------------------------------------------------------------------------------------
ALTER TABLE grants ADD CONSTRAINT grants_period CHECK (valid_until IS NULL OR valid_until > valid_from);
ALTER TABLE bars ADD CONSTRAINT bars_whom CHECK (person_id IS NOT NULL OR organisation_id IS NOT NULL);
CREATE INDEX grants_live ON grants (person_id, application_id) WHERE revoked_at IS NULL;
CREATE INDEX bars_live ON bars (application_id) WHERE lifted_at IS NULL;

-- Reviews and decisions -------------------------------------------------------------------------------------------
CREATE UNIQUE INDEX assignments_one_live ON assignments (application_id, person_id) WHERE state IN ('offered', 'accepted', 'completed');
ALTER TABLE scores ADD CONSTRAINT scores_scale CHECK (value BETWEEN 1 AND 5);
ALTER TABLE reviews ADD CONSTRAINT reviews_filed CHECK ((state = 'filed') = (filed_at IS NOT NULL));
CREATE UNIQUE INDEX recommendations_one_current ON recommendations (application_id, organisation_id) WHERE superseded_at IS NULL;
ALTER TABLE decisions ADD CONSTRAINT decisions_outcome CHECK ((state = 'decided') = (outcome IS NOT NULL));
ALTER TABLE offers ADD CONSTRAINT offers_period CHECK (expires_at > sent_at);

-- Mentoring -------------------------------------------------------------------------------------------------------
CREATE UNIQUE INDEX matches_one_live ON matches (application_id, mentor_profile_id) WHERE state IN ('proposed', 'active');
ALTER TABLE mentor_profiles ADD CONSTRAINT mentor_profiles_capacity CHECK (capacity BETWEEN 0 AND 50);
ALTER TABLE reviewer_profiles ADD CONSTRAINT reviewer_profiles_capacity CHECK (capacity BETWEEN 0 AND 500);

-- References that the code does not navigate (those it does are relations in the models) -----------------------------
ALTER TABLE grants ADD CONSTRAINT grants_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE grants ADD CONSTRAINT grants_membership_id_ref FOREIGN KEY (membership_id) REFERENCES memberships (id);
ALTER TABLE grants ADD CONSTRAINT grants_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE grants ADD CONSTRAINT grants_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE bars ADD CONSTRAINT bars_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE bars ADD CONSTRAINT bars_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE bars ADD CONSTRAINT bars_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE bars ADD CONSTRAINT bars_created_by_id_ref FOREIGN KEY (created_by_id) REFERENCES people (id);
ALTER TABLE bars ADD CONSTRAINT bars_lifted_by_id_ref FOREIGN KEY (lifted_by_id) REFERENCES people (id);
ALTER TABLE memberships ADD CONSTRAINT memberships_granted_by_id_ref FOREIGN KEY (granted_by_id) REFERENCES people (id);
ALTER TABLE memberships ADD CONSTRAINT memberships_confirmed_by_id_ref FOREIGN KEY (confirmed_by_id) REFERENCES people (id);
ALTER TABLE memberships ADD CONSTRAINT memberships_ended_by_id_ref FOREIGN KEY (ended_by_id) REFERENCES people (id);
ALTER TABLE invitations ADD CONSTRAINT invitations_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE invitations ADD CONSTRAINT invitations_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE invitations ADD CONSTRAINT invitations_startup_id_ref FOREIGN KEY (startup_id) REFERENCES startups (id);
ALTER TABLE invitations ADD CONSTRAINT invitations_invited_by_id_ref FOREIGN KEY (invited_by_id) REFERENCES people (id);
ALTER TABLE applications ADD CONSTRAINT applications_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE applications ADD CONSTRAINT applications_lead_organisation_id_ref FOREIGN KEY (lead_organisation_id) REFERENCES organisations (id);
ALTER TABLE applications ADD CONSTRAINT applications_partner_organisation_id_ref FOREIGN KEY (partner_organisation_id) REFERENCES organisations (id);
ALTER TABLE applications ADD CONSTRAINT applications_form_version_id_ref FOREIGN KEY (form_version_id) REFERENCES form_versions (id);
ALTER TABLE applications ADD CONSTRAINT applications_screened_by_id_ref FOREIGN KEY (screened_by_id) REFERENCES people (id);
ALTER TABLE applications ADD CONSTRAINT applications_created_by_id_ref FOREIGN KEY (created_by_id) REFERENCES people (id);
ALTER TABLE application_sections ADD CONSTRAINT application_sections_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE application_sections ADD CONSTRAINT application_sections_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE application_sections ADD CONSTRAINT application_sections_done_by_id_ref FOREIGN KEY (done_by_id) REFERENCES people (id);
ALTER TABLE application_sections ADD CONSTRAINT application_sections_saved_by_id_ref FOREIGN KEY (saved_by_id) REFERENCES people (id);
ALTER TABLE answers ADD CONSTRAINT answers_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE answers ADD CONSTRAINT answers_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE answers ADD CONSTRAINT answers_updated_by_id_ref FOREIGN KEY (updated_by_id) REFERENCES people (id);
ALTER TABLE application_versions ADD CONSTRAINT application_versions_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE application_versions ADD CONSTRAINT application_versions_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE application_versions ADD CONSTRAINT application_versions_frozen_by_id_ref FOREIGN KEY (frozen_by_id) REFERENCES people (id);
ALTER TABLE version_sections ADD CONSTRAINT version_sections_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE version_sections ADD CONSTRAINT version_sections_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE version_sections ADD CONSTRAINT version_sections_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE documents ADD CONSTRAINT documents_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE documents ADD CONSTRAINT documents_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE documents ADD CONSTRAINT documents_uploaded_by_id_ref FOREIGN KEY (uploaded_by_id) REFERENCES people (id);
ALTER TABLE documents ADD CONSTRAINT documents_replaced_by_id_ref FOREIGN KEY (replaced_by_id) REFERENCES documents (id);
ALTER TABLE status_changes ADD CONSTRAINT status_changes_by_person_id_ref FOREIGN KEY (by_person_id) REFERENCES people (id);
ALTER TABLE status_changes ADD CONSTRAINT status_changes_by_membership_id_ref FOREIGN KEY (by_membership_id) REFERENCES memberships (id);
ALTER TABLE paper_requests ADD CONSTRAINT paper_requests_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE paper_requests ADD CONSTRAINT paper_requests_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE paper_requests ADD CONSTRAINT paper_requests_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE paper_requests ADD CONSTRAINT paper_requests_created_by_id_ref FOREIGN KEY (created_by_id) REFERENCES people (id);
ALTER TABLE import_batches ADD CONSTRAINT import_batches_intake_id_ref FOREIGN KEY (intake_id) REFERENCES intakes (id);
ALTER TABLE import_batches ADD CONSTRAINT import_batches_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE import_batches ADD CONSTRAINT import_batches_created_by_id_ref FOREIGN KEY (created_by_id) REFERENCES people (id);
ALTER TABLE import_rows ADD CONSTRAINT import_rows_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE decisions ADD CONSTRAINT decisions_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE decisions ADD CONSTRAINT decisions_decided_by_id_ref FOREIGN KEY (decided_by_id) REFERENCES people (id);
ALTER TABLE recommendations ADD CONSTRAINT recommendations_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE recommendations ADD CONSTRAINT recommendations_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE recommendations ADD CONSTRAINT recommendations_by_person_id_ref FOREIGN KEY (by_person_id) REFERENCES people (id);
ALTER TABLE recommendations ADD CONSTRAINT recommendations_by_membership_id_ref FOREIGN KEY (by_membership_id) REFERENCES memberships (id);
ALTER TABLE decision_notes ADD CONSTRAINT decision_notes_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE decision_notes ADD CONSTRAINT decision_notes_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE decision_notes ADD CONSTRAINT decision_notes_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE decision_notes ADD CONSTRAINT decision_notes_author_id_ref FOREIGN KEY (author_id) REFERENCES people (id);
ALTER TABLE panel_minutes ADD CONSTRAINT panel_minutes_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE panel_minutes ADD CONSTRAINT panel_minutes_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE panel_minutes ADD CONSTRAINT panel_minutes_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE panel_minutes ADD CONSTRAINT panel_minutes_author_id_ref FOREIGN KEY (author_id) REFERENCES people (id);
ALTER TABLE feedbacks ADD CONSTRAINT feedbacks_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE feedbacks ADD CONSTRAINT feedbacks_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE feedbacks ADD CONSTRAINT feedbacks_lead_approved_by_id_ref FOREIGN KEY (lead_approved_by_id) REFERENCES people (id);
ALTER TABLE feedbacks ADD CONSTRAINT feedbacks_partner_approved_by_id_ref FOREIGN KEY (partner_approved_by_id) REFERENCES people (id);
ALTER TABLE offers ADD CONSTRAINT offers_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE offers ADD CONSTRAINT offers_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE offers ADD CONSTRAINT offers_sent_by_id_ref FOREIGN KEY (sent_by_id) REFERENCES people (id);
ALTER TABLE offers ADD CONSTRAINT offers_signed_by_id_ref FOREIGN KEY (signed_by_id) REFERENCES people (id);
ALTER TABLE cohorts ADD CONSTRAINT cohorts_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE cohorts ADD CONSTRAINT cohorts_intake_id_ref FOREIGN KEY (intake_id) REFERENCES intakes (id);
ALTER TABLE cohort_members ADD CONSTRAINT cohort_members_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE cohort_members ADD CONSTRAINT cohort_members_startup_id_ref FOREIGN KEY (startup_id) REFERENCES startups (id);
ALTER TABLE cohort_members ADD CONSTRAINT cohort_members_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE onboarding_items ADD CONSTRAINT onboarding_items_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE onboarding_items ADD CONSTRAINT onboarding_items_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE onboarding_items ADD CONSTRAINT onboarding_items_done_by_id_ref FOREIGN KEY (done_by_id) REFERENCES people (id);
ALTER TABLE mentor_profiles ADD CONSTRAINT mentor_profiles_membership_id_ref FOREIGN KEY (membership_id) REFERENCES memberships (id);
ALTER TABLE mentor_profiles ADD CONSTRAINT mentor_profiles_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE mentor_profiles ADD CONSTRAINT mentor_profiles_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE mentor_profiles ADD CONSTRAINT mentor_profiles_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE mentor_cards ADD CONSTRAINT mentor_cards_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE mentor_cards ADD CONSTRAINT mentor_cards_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE mentor_cards ADD CONSTRAINT mentor_cards_startup_id_ref FOREIGN KEY (startup_id) REFERENCES startups (id);
ALTER TABLE mentor_cards ADD CONSTRAINT mentor_cards_approved_by_id_ref FOREIGN KEY (approved_by_id) REFERENCES people (id);
ALTER TABLE matches ADD CONSTRAINT matches_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE matches ADD CONSTRAINT matches_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE matches ADD CONSTRAINT matches_mentor_profile_id_ref FOREIGN KEY (mentor_profile_id) REFERENCES mentor_profiles (id);
ALTER TABLE matches ADD CONSTRAINT matches_mentor_person_id_ref FOREIGN KEY (mentor_person_id) REFERENCES people (id);
ALTER TABLE matches ADD CONSTRAINT matches_mentor_membership_id_ref FOREIGN KEY (mentor_membership_id) REFERENCES memberships (id);
ALTER TABLE matches ADD CONSTRAINT matches_proposed_by_id_ref FOREIGN KEY (proposed_by_id) REFERENCES people (id);
ALTER TABLE matches ADD CONSTRAINT matches_startup_accepted_by_id_ref FOREIGN KEY (startup_accepted_by_id) REFERENCES people (id);
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_to_person_id_ref FOREIGN KEY (to_person_id) REFERENCES people (id);
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE outbox_mails ADD CONSTRAINT outbox_mails_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE rubrics ADD CONSTRAINT rubrics_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE reviewer_profiles ADD CONSTRAINT reviewer_profiles_membership_id_ref FOREIGN KEY (membership_id) REFERENCES memberships (id);
ALTER TABLE reviewer_profiles ADD CONSTRAINT reviewer_profiles_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE reviewer_profiles ADD CONSTRAINT reviewer_profiles_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE reviewer_profiles ADD CONSTRAINT reviewer_profiles_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE assignment_runs ADD CONSTRAINT assignment_runs_intake_id_ref FOREIGN KEY (intake_id) REFERENCES intakes (id);
ALTER TABLE assignment_runs ADD CONSTRAINT assignment_runs_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE assignment_runs ADD CONSTRAINT assignment_runs_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE assignment_runs ADD CONSTRAINT assignment_runs_requested_by_id_ref FOREIGN KEY (requested_by_id) REFERENCES people (id);
ALTER TABLE assignments ADD CONSTRAINT assignments_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE assignments ADD CONSTRAINT assignments_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE assignments ADD CONSTRAINT assignments_membership_id_ref FOREIGN KEY (membership_id) REFERENCES memberships (id);
ALTER TABLE assignments ADD CONSTRAINT assignments_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE assignments ADD CONSTRAINT assignments_run_id_ref FOREIGN KEY (run_id) REFERENCES assignment_runs (id);
ALTER TABLE assignments ADD CONSTRAINT assignments_assigned_by_id_ref FOREIGN KEY (assigned_by_id) REFERENCES people (id);
ALTER TABLE reviews ADD CONSTRAINT reviews_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE reviews ADD CONSTRAINT reviews_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE reviews ADD CONSTRAINT reviews_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE reviews ADD CONSTRAINT reviews_rubric_id_ref FOREIGN KEY (rubric_id) REFERENCES rubrics (id);
ALTER TABLE scores ADD CONSTRAINT scores_criterion_id_ref FOREIGN KEY (criterion_id) REFERENCES criteria (id);
ALTER TABLE scores ADD CONSTRAINT scores_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE scores ADD CONSTRAINT scores_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE scores ADD CONSTRAINT scores_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE enquiries ADD CONSTRAINT enquiries_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE enquiries ADD CONSTRAINT enquiries_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE enquiries ADD CONSTRAINT enquiries_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE enquiries ADD CONSTRAINT enquiries_assignment_id_ref FOREIGN KEY (assignment_id) REFERENCES assignments (id);
ALTER TABLE enquiries ADD CONSTRAINT enquiries_asked_by_id_ref FOREIGN KEY (asked_by_id) REFERENCES people (id);
ALTER TABLE enquiries ADD CONSTRAINT enquiries_officer_id_ref FOREIGN KEY (officer_id) REFERENCES people (id);
ALTER TABLE enquiries ADD CONSTRAINT enquiries_answered_by_id_ref FOREIGN KEY (answered_by_id) REFERENCES people (id);
ALTER TABLE startups ADD CONSTRAINT startups_created_by_id_ref FOREIGN KEY (created_by_id) REFERENCES people (id);
