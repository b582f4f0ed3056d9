-- Decisions: what the models cannot say.

ALTER TABLE decisions ADD CONSTRAINT decisions_outcome_by CHECK (outcome_by IN ('joint', 'lead', 'partner'));
ALTER TABLE decisions ADD CONSTRAINT decisions_seal CHECK ((state = 'collecting') = (seal_opened_at IS NULL));
ALTER TABLE decisions ADD CONSTRAINT decisions_silent_after_reminder CHECK (seal_closed_as_silent_at IS NULL OR reminded_at IS NOT NULL);
ALTER TABLE decisions ADD CONSTRAINT decisions_decided CHECK ((state = 'decided') = (decided_at IS NOT NULL));

ALTER TABLE offers ADD CONSTRAINT offers_signed CHECK (
  (state = 'accepted') = (signed_at IS NOT NULL)
  AND (signed_at IS NULL) = (signed_by_id IS NULL)
  AND (signed_at IS NULL) = (signed_by_name IS NULL)
  AND (signed_at IS NULL) = (signed_locale IS NULL));
ALTER TABLE offers ADD CONSTRAINT offers_declined CHECK ((state = 'declined') = (declined_at IS NOT NULL));
ALTER TABLE cohort_members ADD CONSTRAINT cohort_members_admitted_by CHECK (admitted_by IN ('joint', 'lead', 'partner'));
ALTER TABLE onboarding_items ADD CONSTRAINT onboarding_items_owner CHECK (owner IN ('startup', 'lead', 'partner'));
ALTER TABLE feedbacks ADD CONSTRAINT feedbacks_approved CHECK (
  (lead_approved_at IS NULL) = (lead_approved_by_id IS NULL)
  AND (partner_approved_at IS NULL) = (partner_approved_by_id IS NULL));

-- What was recommended stays as it was said; only its end may be written, once.
CREATE FUNCTION keep_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR OLD.superseded_at IS NOT NULL
     OR to_jsonb(NEW) - 'superseded_at' IS DISTINCT FROM to_jsonb(OLD) - 'superseded_at' THEN
    RAISE EXCEPTION 'a recommendation is kept as it was recorded' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_kept';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER recommendations_kept BEFORE UPDATE OR DELETE ON recommendations FOR EACH ROW EXECUTE FUNCTION keep_recommendation();

-- The text a founder signs is the text that was sent.
CREATE FUNCTION keep_offer_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.terms IS DISTINCT FROM OLD.terms OR NEW.text_version <> OLD.text_version THEN
    RAISE EXCEPTION 'the terms of an offer are never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'offers_terms_kept';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER offers_terms_kept BEFORE UPDATE ON offers FOR EACH ROW EXECUTE FUNCTION keep_offer_terms();

CREATE TRIGGER decision_notes_immutable BEFORE UPDATE OR DELETE ON decision_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER panel_minutes_immutable BEFORE UPDATE OR DELETE ON panel_minutes FOR EACH ROW EXECUTE FUNCTION refuse_change();
