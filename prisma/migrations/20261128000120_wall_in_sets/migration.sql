-- The policies of the second wall as joins (docs/adr/0012); same answers as the functions they asked once a row. Each asks in
-- this order: a door or the portal itself, the team (once a statement), then one look at `standings` by the row's application.
-- A look is a scalar sub-select and not EXISTS, so that it is always the index: Postgres may answer EXISTS by reading the whole
-- set at once, which grows with the table.

-- The kinds of grant on which a reader stands before an application, who does not stand there by role.
CREATE FUNCTION standing_grants(reader text) RETURNS "GrantReason"[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE reader WHEN 'lead_reviewer' THEN '{assignment}'::"GrantReason"[]
                     WHEN 'partner_reviewer' THEN '{assignment,release}'::"GrantReason"[]
                     WHEN 'mentor' THEN '{match}'::"GrantReason"[]
                     WHEN 'service' THEN '{share_pack,release}'::"GrantReason"[]
                     WHEN 'emergency' THEN '{break_glass}'::"GrantReason"[] END
$$;

ALTER POLICY wall ON answers USING (is_door() OR application_id = ANY (ARRAY(SELECT team_applications())));
ALTER POLICY wall ON application_sections USING (is_door() OR application_id = ANY (ARRAY(SELECT team_applications())));

-- The tier table: which frozen version of a section is read from outside the team.
--   T1  lead's staff and partner's lead by role; reviewer, mentor and service partner under a grant that names the section
--       ("*": every one)
--   T2  lead's staff and assigned reviewers of the lead by role; everybody else in the version of a release that names
--       the section, of several the latest
-- An administrator in an emergency reads both. An imported application holds T1 only; an unknown tier is nobody's.
ALTER POLICY wall ON version_sections USING (
  is_door() OR application_id = ANY (ARRAY(SELECT team_applications()))
  OR (SELECT v.number = CASE
               WHEN s.reader IN ('manager', 'officer') OR (s.reader = 'partner' AND version_sections.tier = 'T1') THEN s.current_version
               ELSE (SELECT CASE
                              WHEN s.reader <> 'partner' AND bool_or(g.reason = ANY (standing_grants(s.reader))) IS NOT TRUE THEN NULL
                              WHEN version_sections.tier = 'T1'
                              THEN CASE WHEN bool_or(g.sections && ARRAY['*', version_sections.section_key]) THEN s.current_version END
                              WHEN s.reader IN ('lead_reviewer', 'emergency') THEN s.current_version
                              ELSE max(g.version) FILTER (WHERE g.reason = 'release' AND version_sections.section_key = ANY (g.sections))
                            END
                       FROM grants g
                      WHERE g.person_id = s.person_id AND g.membership_id = s.membership_id AND g.application_id = s.application_id
                        AND g.revoked_at IS NULL AND g.valid_from <= s.moment AND (g.valid_until IS NULL OR g.valid_until > s.moment))
             END
        FROM standings s, application_versions v
       WHERE s.application_id = version_sections.application_id AND v.id = version_sections.version_id
         AND (version_sections.tier = 'T1' OR (version_sections.tier = 'T2' AND s.source <> 'import')))
);

-- A frozen document is read with the version of its section; under a release only if the release names it and it is in the
-- version of that very release. The scanner is the portal itself: it knows the file, never who may read it.
ALTER POLICY wall ON documents USING (
  is_door() OR is_system() OR application_id = ANY (ARRAY(SELECT team_applications()))
  OR (SELECT CASE
               WHEN s.reader IN ('manager', 'officer') OR (s.reader = 'partner' AND documents.tier = 'T1')
               THEN s.current_version = ANY (documents.frozen_versions)
               ELSE (SELECT CASE
                              WHEN s.reader <> 'partner' AND bool_or(g.reason = ANY (standing_grants(s.reader))) IS NOT TRUE THEN false
                              WHEN documents.tier = 'T1'
                              THEN bool_or(g.sections && ARRAY['*', documents.section_key]) AND s.current_version = ANY (documents.frozen_versions)
                              WHEN s.reader IN ('lead_reviewer', 'emergency') THEN s.current_version = ANY (documents.frozen_versions)
                              ELSE bool_or(g.reason = 'release' AND documents.section_key = ANY (g.sections)
                                           AND documents.id = ANY (g.documents) AND g.version = ANY (documents.frozen_versions))
                            END
                       FROM grants g
                      WHERE g.person_id = s.person_id AND g.membership_id = s.membership_id AND g.application_id = s.application_id
                        AND g.revoked_at IS NULL AND g.valid_from <= s.moment AND (g.valid_until IS NULL OR g.valid_until > s.moment))
             END
        FROM standings s
       WHERE s.application_id = documents.application_id
         AND (documents.tier = 'T1' OR (documents.tier = 'T2' AND s.source <> 'import')))
);

-- Deliberation belongs to its organisation. A reviewer reads what they wrote, also after the partner's end, and after filing the
-- filed peers of their organisation. Rows never cross: the other organisation gets numbers through a door.
ALTER POLICY wall ON reviews USING (
  is_door()
  OR (SELECT CASE
               WHEN s.reader IN ('lead_reviewer', 'partner_reviewer', 'reviewer_ended')
               THEN EXISTS (SELECT 1 FROM assignments a
                             WHERE a.application_id = s.application_id AND a.membership_id = s.membership_id AND a.person_id = s.person_id
                               AND (a.id = reviews.assignment_id
                                    OR (reviews.state = 'filed' AND a.state = 'completed' AND a.organisation_id = reviews.organisation_id
                                        AND s.reader <> 'reviewer_ended')))
               ELSE reviews.state = 'filed' AND s.deliberates_for = reviews.organisation_id
             END
        FROM standings s WHERE s.application_id = reviews.application_id)
);
ALTER POLICY wall ON scores USING (is_door() OR (SELECT true FROM reviews r WHERE r.id = scores.review_id));

-- Questions to the startup: the lead's staff all; whoever asked; once out, the team, and the reviewers and partner's lead up to
-- the tier that the officer settled.
ALTER POLICY wall ON enquiries USING (
  (state IN ('with_startup', 'answered') AND application_id = ANY (ARRAY(SELECT team_applications())))
  OR (SELECT CASE s.reader
               WHEN 'manager' THEN true
               WHEN 'officer' THEN true
               WHEN 'lead_reviewer' THEN enquiries.asked_by_id = s.person_id OR enquiries.state IN ('with_startup', 'answered')
               WHEN 'partner_reviewer' THEN enquiries.asked_by_id = s.person_id
                                            OR (enquiries.state IN ('with_startup', 'answered') AND enquiries.tier = 'T1')
               WHEN 'partner' THEN enquiries.organisation_id = s.partner_organisation_id
                                   OR (enquiries.state IN ('with_startup', 'answered') AND enquiries.tier = 'T1')
             END
        FROM standings s WHERE s.application_id = enquiries.application_id)
);

-- A recommendation's words: the own organisation's; the other's only when they hold nothing protected, once both are in, and
-- not what was changed while it was under seal. What is needed besides the words is recommendation_facts.
ALTER POLICY wall ON recommendations USING (
  is_door()
  OR (SELECT d.organisation_id = recommendations.organisation_id
             OR (recommendations.nothing_protected AND d.sees_other AND d.silenced IS DISTINCT FROM recommendations.organisation_id
                 AND (recommendations.superseded_at IS NULL OR recommendations.superseded_at > d.seal_opened_at))
        FROM deliberations d WHERE d.application_id = recommendations.application_id)
);
ALTER POLICY wall ON decision_notes USING (
  (SELECT d.organisation_id = decision_notes.organisation_id
          OR (decision_notes.nothing_protected AND d.sees_other AND d.silenced IS DISTINCT FROM decision_notes.organisation_id)
     FROM deliberations d WHERE d.application_id = decision_notes.application_id)
);
ALTER POLICY wall ON panel_minutes USING (
  (SELECT d.organisation_id = panel_minutes.organisation_id FROM deliberations d WHERE d.application_id = panel_minutes.application_id)
);

-- Feedback is of both organisations, and the startup's when both released it and the letter is out. An ended partner keeps what
-- it approved.
ALTER POLICY wall ON feedbacks USING (
  (SELECT feedbacks.partner_approved_at IS NOT NULL OR d.reader <> 'partner_ended'
     FROM deliberations d WHERE d.application_id = feedbacks.application_id)
  OR (lead_approved_at IS NOT NULL AND partner_approved_at IS NOT NULL AND application_id = ANY (ARRAY(SELECT team_applications()))
      AND (SELECT a.status = 'rejected' FROM applications a WHERE a.id = feedbacks.application_id))
);

-- What people of the partner wrote while a release let them read protected sections is sealed once it is taken back.
ALTER POLICY sealed ON decision_notes USING (
  tier <> 'T2' OR nothing_protected OR is_door() OR is_erasing()
  OR NOT EXISTS (SELECT 1 FROM sealed_authors s
                  WHERE s.application_id = decision_notes.application_id AND s.organisation_id = decision_notes.organisation_id
                    AND s.person_id = decision_notes.author_id AND s.at >= decision_notes.created_at)
);
ALTER POLICY sealed ON recommendations USING (
  tier <> 'T2' OR nothing_protected OR is_door() OR is_erasing()
  OR NOT EXISTS (SELECT 1 FROM sealed_authors s
                  WHERE s.application_id = recommendations.application_id AND s.organisation_id = recommendations.organisation_id
                    AND s.person_id = recommendations.by_person_id AND s.at >= recommendations.recorded_at)
);
-- The row stays with its author, who may still declare a conflict; their words are closed to them by the first wall.
ALTER POLICY sealed ON reviews USING (
  tier <> 'T2' OR nothing_protected OR state <> 'filed' OR is_door() OR is_erasing() OR person_id = acting_person()
  OR NOT EXISTS (SELECT 1 FROM sealed_authors s
                  WHERE s.application_id = reviews.application_id AND s.organisation_id = reviews.organisation_id
                    AND s.person_id = reviews.person_id AND s.at >= reviews.filed_at)
);

-- The partner's side of one release: its lead (also after the end, for the receipt's sake), and the reviewers whom it names or
-- who suggested it. A suggestion is between the partner's people until it is asked.
ALTER POLICY wall ON releases USING (
  is_system() OR (asked_at IS NOT NULL AND application_id = ANY (ARRAY(SELECT team_applications())))
  OR (SELECT CASE
               WHEN s.reader IN ('partner', 'partner_ended') THEN true
               WHEN s.reader IN ('partner_reviewer', 'reviewer_ended')
               THEN releases.suggested_by_id IS NOT DISTINCT FROM s.person_id
                    OR EXISTS (SELECT 1 FROM release_readers r WHERE r.release_id = releases.id AND r.membership_id = s.membership_id)
             END
        FROM standings s WHERE s.application_id = releases.application_id)
);
-- Asks the application and not the release, whose policy asks here.
ALTER POLICY wall ON release_readers USING (
  is_system() OR application_id = ANY (ARRAY(SELECT team_applications()))
  OR (SELECT s.reader IN ('partner', 'partner_ended', 'partner_reviewer', 'reviewer_ended')
        FROM standings s WHERE s.application_id = release_readers.application_id)
);
-- What owners and the partner's lead say to each other about a release is theirs: those whom a release only names do not read
-- it. The portal's jobs need none of it.
ALTER POLICY wall ON release_messages USING (
  (SELECT r.application_id = ANY (ARRAY(SELECT team_applications()))
          OR (SELECT s.reader IN ('partner', 'partner_ended') FROM standings s WHERE s.application_id = r.application_id)
     FROM releases r WHERE r.id = release_messages.release_id)
);
ALTER POLICY wall ON cdas USING (
  is_system() OR application_id = ANY (ARRAY(SELECT team_applications()))
  OR (SELECT s.reader IN ('partner', 'partner_ended', 'partner_reviewer') FROM standings s WHERE s.application_id = cdas.application_id)
);
