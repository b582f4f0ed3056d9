-- The conversation about a release, and the receipt, stand behind the wall too. They decide nothing (docs/adr/0007): who
-- reads a section is in grants and bars. The portal's own jobs expire requests and look at agreements' files.

-- The partner's side of one release: its lead (also after the end, for the receipt's sake), and the reviewers whom it names
-- or who suggested it.
CREATE FUNCTION may_read_release(p_application uuid, p_release uuid, p_suggested_by uuid) RETURNS boolean LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  reader text := reader_of(p_application);
BEGIN
  IF reader IN ('partner', 'partner_ended') THEN RETURN true; END IF;
  IF reader IS NULL OR reader NOT IN ('partner_reviewer', 'reviewer_ended') THEN RETURN false; END IF;
  RETURN coalesce(p_suggested_by = acting_person(), false)
      OR EXISTS (SELECT 1 FROM public.release_readers r WHERE r.release_id = p_release AND r.membership_id = acting_membership());
END
$$;

-- A suggestion is between the partner's people until it is asked.
ALTER TABLE releases ENABLE ROW LEVEL SECURITY;
ALTER TABLE releases FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON releases USING (
  is_system() OR (asked_at IS NOT NULL AND application_id = ANY (ARRAY(SELECT team_applications())))
  OR may_read_release(application_id, id, suggested_by_id)
) WITH CHECK (is_anybody());

-- Asks the application and not the release, whose policy asks here.
ALTER TABLE release_readers ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_readers FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON release_readers USING (
  is_system() OR application_id = ANY (ARRAY(SELECT team_applications()))
  OR reader_of(application_id) IN ('partner', 'partner_ended', 'partner_reviewer', 'reviewer_ended')
) WITH CHECK (is_anybody());

ALTER TABLE release_messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_messages FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON release_messages USING (EXISTS (SELECT 1 FROM releases r WHERE r.id = release_id) AND NOT is_system())
  WITH CHECK (is_anybody());

ALTER TABLE cdas ENABLE ROW LEVEL SECURITY;
ALTER TABLE cdas FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON cdas USING (
  is_system() OR application_id = ANY (ARRAY(SELECT team_applications()))
  OR reader_of(application_id) IN ('partner', 'partner_ended', 'partner_reviewer')
) WITH CHECK (is_anybody());

-- The receipt is the startup's; a reader sees their own lines, so that a repeat adds none.
ALTER TABLE openings ENABLE ROW LEVEL SECURITY;
ALTER TABLE openings FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON openings USING (
  person_id = acting_person() OR application_id = ANY (ARRAY(SELECT team_applications()))
) WITH CHECK (is_anybody());
