-- The second wall (docs/adr/0008): row level security on every table that holds protected content, written from the
-- tier table of the product and not from lib/*/policy.ts, which is the first wall. It reads roles, grants, bars and the
-- application's own columns, under the transaction's settings app.actor (a person, or 'system'), app.org and
-- app.membership, which withActor sets. Without them nothing is there.
--
-- Reading is what the wall decides. A change reaches only rows that may be read, and needs somebody who acts.
-- Functions in plpgsql, because their plans are kept for the connection: a policy is asked once a row.

-- Who acts --------------------------------------------------------------------------------------------------------
CREATE FUNCTION acting_person() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN length(current_setting('app.actor', true)) = 36 THEN current_setting('app.actor', true)::uuid END
$$;
CREATE FUNCTION acting_membership() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('app.membership', true), '')::uuid
$$;
CREATE FUNCTION is_anybody() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('app.actor', true), '') <> ''
$$;
CREATE FUNCTION is_system() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('app.actor', true), '') = 'system'
$$;
-- Set by the clause of a door (the functions at the end) for as long as it runs, by nothing else.
CREATE FUNCTION is_door() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('app.door', true), '') = 'open'
$$;

-- Applications of the startup for which the acting membership, live and in a team role, acts. Bars shield a startup from
-- others, never its team from itself.
CREATE FUNCTION team_applications() RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 3 AS $$
BEGIN
  RETURN QUERY
  SELECT a.id
    FROM public.memberships m
    JOIN public.people p ON p.id = m.person_id AND p.suspended_at IS NULL
    JOIN public.applications a ON a.startup_id = m.startup_id
   WHERE m.id = acting_membership() AND m.person_id = acting_person() AND m.role IN ('owner', 'editor', 'viewer')
     AND m.status = 'active' AND m.valid_from <= app_now() AND (m.valid_until IS NULL OR m.valid_until > app_now());
END
$$;

-- As whom the acting membership stands before an application that was submitted: its columns in the tier table, finer by
-- role where deliberation asks. NULL: the application does not exist for it. Teams have team_applications().
CREATE FUNCTION reader_of(p_application uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  m record;
  a record;
BEGIN
  SELECT id, person_id, role, organisation_id, programme_id, unit INTO m
    FROM public.memberships
   WHERE id = acting_membership() AND person_id = acting_person() AND organisation_id IS NOT NULL AND status = 'active'
     AND valid_from <= app_now() AND (valid_until IS NULL OR valid_until > app_now());
  IF NOT FOUND THEN RETURN NULL; END IF;

  SELECT programme_id, lead_organisation_id = m.organisation_id AS of_lead, partner_organisation_id = m.organisation_id AS of_partner,
         partner_ended_at IS NOT NULL AS ended INTO a
    FROM public.applications
   WHERE id = p_application AND submitted_at IS NOT NULL AND (m.programme_id IS NULL OR m.programme_id = programme_id);
  IF NOT FOUND THEN RETURN NULL; END IF;

  -- Bars win over every role and grant.
  IF EXISTS (SELECT 1 FROM public.bars b
              WHERE b.application_id = p_application AND b.lifted_at IS NULL
                AND (b.person_id = m.person_id
                     OR (b.person_id IS NULL AND b.organisation_id = m.organisation_id AND (b.unit IS NULL OR b.unit = m.unit))))
     OR EXISTS (SELECT 1 FROM public.people WHERE id = m.person_id AND suspended_at IS NOT NULL)
  THEN RETURN NULL; END IF;

  RETURN CASE m.role
    WHEN 'programme_manager' THEN CASE WHEN a.of_lead THEN 'manager' END
    WHEN 'officer' THEN CASE WHEN a.of_lead THEN 'officer' END
    WHEN 'partner_lead' THEN CASE WHEN a.of_partner THEN CASE WHEN a.ended THEN 'partner_ended' ELSE 'partner' END END
    WHEN 'auditor' THEN CASE WHEN a.of_lead OR a.of_partner THEN 'auditor' END
    WHEN 'reviewer' THEN CASE WHEN a.of_lead THEN 'lead_reviewer'
                              WHEN a.of_partner THEN CASE WHEN a.ended THEN 'reviewer_ended' ELSE 'partner_reviewer' END END
    WHEN 'mentor' THEN 'mentor'
    WHEN 'ecosystem_partner' THEN 'service'
  END;
END
$$;

-- Grants that are live and exercised under the acting membership.
CREATE FUNCTION live_grants(p_application uuid) RETURNS SETOF grants LANGUAGE plpgsql STABLE ROWS 2 AS $$
BEGIN
  RETURN QUERY
  SELECT g.* FROM public.grants g
   WHERE g.person_id = acting_person() AND g.membership_id = acting_membership() AND g.application_id = p_application
     AND g.revoked_at IS NULL AND g.valid_from <= app_now() AND (g.valid_until IS NULL OR g.valid_until > app_now());
END
$$;

-- The tier table: which frozen version of a section the acting membership reads from outside the team; NULL for none.
--   T1  lead's staff and partner's lead by role; reviewer, mentor and service partner under a grant that names the section
--       ("*": every one)
--   T2  lead's staff and assigned reviewers of the lead by role; everybody else in the version of a release that names
--       the section, of several the latest
-- An imported application holds T1 only. T0 is shown to nobody yet; an unknown tier never.
CREATE FUNCTION may_read_version(p_application uuid, p_tier "Tier", p_section text) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
  reader text := reader_of(p_application);
  a record;
BEGIN
  IF reader IS NULL OR reader IN ('partner_ended', 'reviewer_ended', 'auditor') OR p_tier NOT IN ('T1', 'T2') THEN RETURN NULL; END IF;
  SELECT current_version, source INTO a FROM public.applications WHERE id = p_application;
  IF p_tier = 'T2' AND a.source = 'import' THEN RETURN NULL; END IF;
  IF reader IN ('manager', 'officer') OR (reader = 'partner' AND p_tier = 'T1') THEN RETURN a.current_version; END IF;

  -- Who stands here by a grant of their own kind only: assigned, matched, given a share, named in a release.
  IF reader <> 'partner' AND NOT EXISTS (
    SELECT 1 FROM live_grants(p_application) g
     WHERE g.reason = ANY (CASE reader WHEN 'lead_reviewer' THEN '{assignment}'
                                       WHEN 'partner_reviewer' THEN '{assignment,release}'
                                       WHEN 'mentor' THEN '{match}'
                                       WHEN 'service' THEN '{share_pack,release}' END::"GrantReason"[]))
  THEN RETURN NULL; END IF;

  IF p_tier = 'T1' THEN
    RETURN CASE WHEN EXISTS (SELECT 1 FROM live_grants(p_application) g WHERE g.sections && ARRAY['*', p_section]) THEN a.current_version END;
  END IF;
  IF reader = 'lead_reviewer' THEN RETURN a.current_version; END IF;
  RETURN (SELECT max(g.version) FROM live_grants(p_application) g WHERE g.reason = 'release' AND p_section = ANY (g.sections));
END
$$;

-- Whether a frozen document may be read: with the version of its section; under a release only if the release names it
-- and it is in the version of that very release.
CREATE FUNCTION may_read_document(p_application uuid, p_tier "Tier", p_section text, p_document uuid, p_versions integer[])
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  number integer := may_read_version(p_application, p_tier, p_section);
BEGIN
  IF number IS NULL THEN RETURN false; END IF;
  IF p_tier = 'T1' OR reader_of(p_application) IN ('manager', 'officer', 'lead_reviewer') THEN RETURN number = ANY (p_versions); END IF;
  RETURN EXISTS (SELECT 1 FROM live_grants(p_application) g
                  WHERE g.reason = 'release' AND p_section = ANY (g.sections) AND p_document = ANY (g.documents)
                    AND g.version = ANY (p_versions));
END
$$;

-- The organisation for which the acting membership deliberates about an application: the lead's manager, the partner's
-- lead (its own words also after its end), the lead's officer once it is decided. NULL for everybody else.
CREATE FUNCTION deliberates_for(p_application uuid) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  reader text := reader_of(p_application);
BEGIN
  RETURN (SELECT CASE reader
                   WHEN 'manager' THEN a.lead_organisation_id
                   WHEN 'partner' THEN a.partner_organisation_id
                   WHEN 'partner_ended' THEN a.partner_organisation_id
                   WHEN 'officer' THEN CASE WHEN a.status IN ('offered', 'rejected', 'declined', 'admitted', 'suspended', 'left', 'graduated')
                                            THEN a.lead_organisation_id END
                 END
            FROM public.applications a WHERE a.id = p_application);
END
$$;

-- Whether the acting membership may look at what an organisation said: its own always, the other's once both are in,
-- never the other's after the partner's end, nor what a barred partner said before.
CREATE FUNCTION sees_through_seal(p_application uuid, p_organisation uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  own uuid := deliberates_for(p_application);
BEGIN
  IF own IS NULL OR own = p_organisation THEN RETURN own IS NOT NULL; END IF;
  RETURN reader_of(p_application) <> 'partner_ended' AND EXISTS (
    SELECT 1 FROM public.decisions d JOIN public.applications a ON a.id = d.application_id
     WHERE d.application_id = p_application AND d.seal_opened_at IS NOT NULL
       AND NOT (d.lead_alone AND p_organisation = a.partner_organisation_id));
END
$$;

-- What the team writes ----------------------------------------------------------------------------------------------
-- Revision, dates and live words are the team's alone; everybody else reads what was frozen.
ALTER TABLE answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE answers FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON answers USING (
  application_id = ANY (ARRAY(SELECT team_applications())) OR is_door()
) WITH CHECK (is_anybody());

ALTER TABLE application_sections ENABLE ROW LEVEL SECURITY;
ALTER TABLE application_sections FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON application_sections USING (
  application_id = ANY (ARRAY(SELECT team_applications())) OR is_door()
) WITH CHECK (is_anybody());

-- What was frozen -----------------------------------------------------------------------------------------------------
ALTER TABLE version_sections ENABLE ROW LEVEL SECURITY;
ALTER TABLE version_sections FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON version_sections USING (
  application_id = ANY (ARRAY(SELECT team_applications())) OR is_door()
  OR may_read_version(application_id, tier, section_key) = (SELECT v.number FROM application_versions v WHERE v.id = version_id)
) WITH CHECK (is_anybody());

-- The scanner is the portal itself: it knows the file, never who may read it.
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON documents USING (
  application_id = ANY (ARRAY(SELECT team_applications())) OR is_door() OR is_system()
  OR may_read_document(application_id, tier, section_key, id, frozen_versions)
) WITH CHECK (is_anybody());

-- An imported row is the lead's; the console imports as the portal itself.
CREATE FUNCTION lead_import_batches() RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 20 AS $$
BEGIN
  RETURN QUERY
  SELECT b.id
    FROM public.memberships m
    JOIN public.people p ON p.id = m.person_id AND p.suspended_at IS NULL
    JOIN public.programmes g ON g.lead_organisation_id = m.organisation_id AND (m.programme_id IS NULL OR m.programme_id = g.id)
    JOIN public.import_batches b ON b.programme_id = g.id
   WHERE m.id = acting_membership() AND m.person_id = acting_person() AND m.role IN ('programme_manager', 'officer')
     AND m.status = 'active' AND m.valid_from <= app_now() AND (m.valid_until IS NULL OR m.valid_until > app_now());
END
$$;
ALTER TABLE import_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON import_rows USING (
  is_system() OR batch_id = ANY (ARRAY(SELECT lead_import_batches()))
) WITH CHECK (is_anybody());

-- Deliberation belongs to its organisation ----------------------------------------------------------------------------
-- A reviewer reads what they wrote, also after the partner's end, and after filing the filed peers of their organisation.
-- Rows never cross: the other organisation gets numbers through a door.
CREATE FUNCTION may_read_review(p_application uuid, p_organisation uuid, p_assignment uuid, p_filed boolean) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  reader text := reader_of(p_application);
BEGIN
  IF reader IN ('lead_reviewer', 'partner_reviewer', 'reviewer_ended') THEN
    RETURN EXISTS (
      SELECT 1 FROM public.assignments s
       WHERE s.application_id = p_application AND s.membership_id = acting_membership() AND s.person_id = acting_person()
         AND (s.id = p_assignment
              OR (p_filed AND s.state = 'completed' AND s.organisation_id = p_organisation AND reader <> 'reviewer_ended')));
  END IF;
  RETURN reader IS NOT NULL AND p_filed AND deliberates_for(p_application) IS NOT DISTINCT FROM p_organisation;
END
$$;
ALTER TABLE reviews ENABLE ROW LEVEL SECURITY;
ALTER TABLE reviews FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON reviews USING (
  is_door() OR may_read_review(application_id, organisation_id, assignment_id, state = 'filed')
) WITH CHECK (is_anybody());

ALTER TABLE scores ENABLE ROW LEVEL SECURITY;
ALTER TABLE scores FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON scores USING (
  is_door() OR EXISTS (SELECT 1 FROM reviews r WHERE r.id = review_id)
) WITH CHECK (is_anybody());

-- Questions to the startup: the lead's staff all; whoever asked; once out, the team, and the reviewers and partner's lead
-- up to the tier that the officer settled.
CREATE FUNCTION may_read_enquiry(p_application uuid, p_organisation uuid, p_asked_by uuid, p_tier "Tier", p_out boolean) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  reader text := reader_of(p_application);
BEGIN
  RETURN coalesce(CASE reader
    WHEN 'manager' THEN true
    WHEN 'officer' THEN true
    WHEN 'lead_reviewer' THEN p_asked_by = acting_person() OR p_out
    WHEN 'partner_reviewer' THEN p_asked_by = acting_person() OR (p_out AND p_tier = 'T1')
    WHEN 'partner' THEN p_organisation = (SELECT partner_organisation_id FROM public.applications WHERE id = p_application)
                        OR (p_out AND p_tier = 'T1')
  END, false);
END
$$;
ALTER TABLE enquiries ENABLE ROW LEVEL SECURITY;
ALTER TABLE enquiries FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON enquiries USING (
  (state IN ('with_startup', 'answered') AND application_id = ANY (ARRAY(SELECT team_applications())))
  OR may_read_enquiry(application_id, organisation_id, asked_by_id, tier, state IN ('with_startup', 'answered'))
) WITH CHECK (is_anybody());

-- A recommendation's words: the own organisation's; the other's only when they hold nothing protected, once both are in,
-- and not what was changed while it was under seal. What is needed besides the words is recommendation_facts.
ALTER TABLE recommendations ENABLE ROW LEVEL SECURITY;
ALTER TABLE recommendations FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON recommendations USING (
  is_door() OR deliberates_for(application_id) = organisation_id
  OR (nothing_protected AND sees_through_seal(application_id, organisation_id)
      AND (superseded_at IS NULL OR superseded_at > (SELECT d.seal_opened_at FROM decisions d WHERE d.application_id = recommendations.application_id)))
) WITH CHECK (is_anybody());

ALTER TABLE decision_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE decision_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON decision_notes USING (
  deliberates_for(application_id) = organisation_id OR (nothing_protected AND sees_through_seal(application_id, organisation_id))
) WITH CHECK (is_anybody());

ALTER TABLE panel_minutes ENABLE ROW LEVEL SECURITY;
ALTER TABLE panel_minutes FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON panel_minutes USING (deliberates_for(application_id) = organisation_id) WITH CHECK (is_anybody());

-- Feedback is of both organisations, and the startup's when both released it and the letter is out. An ended partner
-- keeps what it approved.
ALTER TABLE feedbacks ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedbacks FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON feedbacks USING (
  (deliberates_for(application_id) IS NOT NULL AND (partner_approved_at IS NOT NULL OR reader_of(application_id) <> 'partner_ended'))
  OR (lead_approved_at IS NOT NULL AND partner_approved_at IS NOT NULL
      AND application_id = ANY (ARRAY(SELECT a.id FROM applications a WHERE a.status = 'rejected' AND a.id IN (SELECT team_applications()))))
) WITH CHECK (is_anybody());

-- Doors -------------------------------------------------------------------------------------------------------------
-- What crosses the wall without the words: whether a section is complete, the conflict card, numbers, that a
-- recommendation is in. Each asks for itself who acts; the clause lets it, and nothing else, look at the rows.

-- Whether each section of a frozen version is complete: to the team and to everybody who reads T1 at all.
CREATE FUNCTION section_completeness(p_application uuid, p_version integer) RETURNS TABLE (section_key text, complete boolean)
LANGUAGE plpgsql STABLE SET app.door = 'open' AS $$
BEGIN
  IF NOT p_application IN (SELECT team_applications())
     AND coalesce(reader_of(p_application), 'auditor') IN ('auditor', 'partner_ended', 'reviewer_ended')
  THEN RETURN; END IF;
  RETURN QUERY
  SELECT s.section_key, s.complete FROM public.version_sections s JOIN public.application_versions v ON v.id = s.version_id
   WHERE v.application_id = p_application AND v.number = p_version;
END
$$;

-- The conflict card: T1 answers that say with whom a reviewer might be in conflict, to a reviewer who is asked.
CREATE FUNCTION conflict_card(p_application uuid) RETURNS TABLE (section_key text, question_key text, value jsonb)
LANGUAGE plpgsql STABLE SET app.door = 'open' AS $$
BEGIN
  IF coalesce(reader_of(p_application), '') NOT IN ('lead_reviewer', 'partner_reviewer', 'reviewer_ended') OR NOT EXISTS (
    SELECT 1 FROM public.assignments a
     WHERE a.application_id = p_application AND a.membership_id = acting_membership() AND a.state IN ('offered', 'accepted', 'completed'))
  THEN RETURN; END IF;
  RETURN QUERY
  SELECT s.section_key, q.key, q.value
    FROM public.applications a
    JOIN public.application_versions v ON v.application_id = a.id AND v.number = a.current_version
    JOIN public.version_sections s ON s.version_id = v.id AND s.tier = 'T1'
   CROSS JOIN LATERAL jsonb_each(s.answers) q
   WHERE a.id = p_application AND q.key LIKE 'conflict\_%';
END
$$;

-- Scores that count, without a word: of the own organisation, and of the other's once the seal is open, under their
-- application's id; all others under a mark that stands for it, because a reviewer's habit is measured over an intake.
CREATE FUNCTION review_numbers(p_applications uuid[], p_organisation uuid)
RETURNS TABLE (application uuid, organisation uuid, review text, reviewer text, criterion uuid, value integer)
LANGUAGE plpgsql STABLE ROWS 200 SET app.door = 'open' AS $$
BEGIN
  RETURN QUERY
  WITH counting AS (
    SELECT r.id, r.application_id, r.organisation_id, r.person_id
      FROM public.reviews r
      JOIN public.applications a ON a.id = r.application_id
      JOIN public.memberships m ON m.id = acting_membership() AND m.person_id = acting_person() AND m.status = 'active'
                               AND m.valid_from <= app_now() AND (m.valid_until IS NULL OR m.valid_until > app_now())
                               AND m.organisation_id IN (a.lead_organisation_id, a.partner_organisation_id)
                               AND (m.programme_id IS NULL OR m.programme_id = a.programme_id)
                               AND m.role IN ('programme_manager', 'officer', 'partner_lead', 'reviewer')
     WHERE r.application_id = ANY (p_applications) AND (p_organisation IS NULL OR r.organisation_id = p_organisation)
       AND r.state = 'filed' AND r.excluded_at IS NULL
  ), sight AS (
    SELECT c.application_id, c.organisation_id,
           coalesce(sees_through_seal(c.application_id, c.organisation_id), false)
           OR EXISTS (SELECT 1 FROM public.assignments s
                       WHERE s.application_id = c.application_id AND s.membership_id = acting_membership() AND s.state = 'completed'
                         AND s.organisation_id = c.organisation_id AND reader_of(c.application_id) IS NOT NULL) AS is_open
      FROM (SELECT DISTINCT application_id, organisation_id FROM counting) c
  )
  SELECT CASE WHEN g.is_open THEN c.application_id ELSE md5('mark/' || c.application_id::text)::uuid END,
         c.organisation_id, md5(c.id::text), md5(c.person_id::text), s.criterion_id, s.value
    FROM counting c
    JOIN sight g USING (application_id, organisation_id)
    JOIN public.scores s ON s.review_id = c.id
   WHERE s.value IS NOT NULL;
END
$$;

-- That a recommendation is in, when, and by whom; what it says as far as the seal lets look. Never its words. For those
-- who deliberate, the lead's officer, and the portal, which reminds.
CREATE FUNCTION recommendation_facts(p_applications uuid[])
RETURNS TABLE (id uuid, application_id uuid, organisation_id uuid, value "RecommendationValue", nothing_protected boolean,
               by_person_id uuid, by_membership_id uuid, recorded_at timestamptz, superseded_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 20 SET app.door = 'open' AS $$
BEGIN
  RETURN QUERY
  SELECT r.id, r.application_id, r.organisation_id, CASE WHEN g.is_open THEN r.value END, g.is_open AND r.nothing_protected,
         r.by_person_id, r.by_membership_id, r.recorded_at::timestamptz, r.superseded_at::timestamptz
    FROM public.recommendations r
    LEFT JOIN public.decisions d ON d.application_id = r.application_id
   CROSS JOIN LATERAL (SELECT is_system() OR deliberates_for(r.application_id) = r.organisation_id
      OR coalesce(sees_through_seal(r.application_id, r.organisation_id) AND (r.superseded_at IS NULL OR r.superseded_at > d.seal_opened_at), false)
      AS is_open) g
   WHERE r.application_id = ANY (p_applications)
     AND (is_system() OR reader_of(r.application_id) IN ('manager', 'officer', 'partner', 'partner_ended'))
   ORDER BY r.recorded_at;
END
$$;

-- When filed reviews were excluded by a late conflict, by organisation: a recommendation made before is confirmed again.
CREATE FUNCTION review_exclusions(p_applications uuid[])
RETURNS TABLE (application_id uuid, organisation_id uuid, excluded_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 5 SET app.door = 'open' AS $$
BEGIN
  RETURN QUERY
  SELECT r.application_id, r.organisation_id, r.excluded_at::timestamptz FROM public.reviews r
   WHERE r.application_id = ANY (p_applications) AND r.excluded_at IS NOT NULL
     AND (is_system() OR reader_of(r.application_id) IN ('manager', 'officer', 'partner', 'partner_ended'));
END
$$;
