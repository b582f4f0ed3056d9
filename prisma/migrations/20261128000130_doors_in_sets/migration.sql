-- The doors of the second wall ask the sets, not a function a row (docs/adr/0012). Names, rows and answers are as before. One plan for the connection: Postgres would
-- plan some of them anew at every call, which costs more than the answer.

CREATE OR REPLACE FUNCTION section_completeness(p_application uuid, p_version integer) RETURNS TABLE (section_key text, complete boolean)
LANGUAGE plpgsql STABLE SET app.door = 'open' SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF NOT p_application IN (SELECT team_applications())
     AND NOT EXISTS (SELECT 1 FROM public.standings s
                      WHERE s.application_id = p_application AND s.reader NOT IN ('auditor', 'partner_ended', 'reviewer_ended'))
  THEN RETURN; END IF;
  RETURN QUERY
  SELECT s.section_key, s.complete FROM public.version_sections s JOIN public.application_versions v ON v.id = s.version_id
   WHERE v.application_id = p_application AND v.number = p_version;
END
$$;

CREATE OR REPLACE FUNCTION conflict_card(p_application uuid) RETURNS TABLE (section_key text, question_key text, value jsonb)
LANGUAGE plpgsql STABLE SET app.door = 'open' SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1
      FROM public.standings s
      JOIN public.assignments a ON a.application_id = s.application_id AND a.membership_id = s.membership_id
     WHERE s.application_id = p_application AND s.reader IN ('lead_reviewer', 'partner_reviewer', 'reviewer_ended')
       AND a.state IN ('offered', 'accepted', 'completed'))
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

CREATE OR REPLACE FUNCTION review_numbers(p_applications uuid[], p_organisation uuid)
RETURNS TABLE (application uuid, organisation uuid, review text, reviewer text, criterion uuid, value integer)
LANGUAGE plpgsql STABLE ROWS 200 SET app.door = 'open' SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
  WITH counting AS MATERIALIZED (
    SELECT r.id, r.application_id, r.organisation_id, r.person_id
      FROM public.acting m
      JOIN public.applications a ON m.organisation_id IN (a.lead_organisation_id, a.partner_organisation_id)
                                AND (m.programme_id IS NULL OR m.programme_id = a.programme_id)
      JOIN public.reviews r ON r.application_id = a.id
     WHERE m.role IN ('programme_manager', 'officer', 'partner_lead', 'reviewer')
       AND a.id = ANY (p_applications) AND (p_organisation IS NULL OR r.organisation_id = p_organisation)
       AND r.state = 'filed' AND r.excluded_at IS NULL
  ), sight AS MATERIALIZED (
    -- Scalar sub-selects, so that each is looked up by index.
    SELECT c.application_id, c.organisation_id,
           coalesce((SELECT true FROM public.open_sides o
                      WHERE o.application_id = c.application_id AND o.organisation_id = c.organisation_id), false)
           OR coalesce((SELECT true FROM public.standings s
                          JOIN public.assignments t ON t.application_id = s.application_id AND t.membership_id = s.membership_id
                         WHERE s.application_id = c.application_id AND t.state = 'completed' AND t.organisation_id = c.organisation_id
                         LIMIT 1), false) AS is_open
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

CREATE OR REPLACE FUNCTION supersede_recommendation(p_id uuid, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET app.door = 'open' AS $$
BEGIN
  UPDATE public.recommendations r SET superseded_at = p_at
    FROM public.standings s
   WHERE r.id = p_id AND r.superseded_at IS NULL AND s.application_id = r.application_id AND s.deliberates_for = r.organisation_id;
END
$$;

CREATE OR REPLACE FUNCTION sealed_texts(p_application uuid) RETURNS TABLE (id uuid, kind text, person_id uuid, written_at timestamptz, sealed_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 5 SET app.door = 'open' SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF NOT p_application IN (SELECT team_applications())
     AND NOT EXISTS (SELECT 1 FROM public.standings s
                      WHERE s.application_id = p_application AND s.reader IN ('partner', 'partner_ended', 'partner_reviewer', 'reviewer_ended'))
  THEN RETURN; END IF;
  RETURN QUERY
  SELECT x.id, x.kind, x.person_id, x.at::timestamptz, t.at::timestamptz
    FROM (SELECT n.id, 'note' AS kind, n.author_id AS person_id, n.organisation_id, n.created_at AS at
            FROM public.decision_notes n WHERE n.application_id = p_application AND n.tier = 'T2' AND NOT n.nothing_protected
          UNION ALL
          SELECT c.id, 'recommendation', c.by_person_id, c.organisation_id, c.recorded_at
            FROM public.recommendations c WHERE c.application_id = p_application AND c.tier = 'T2' AND NOT c.nothing_protected
          UNION ALL
          SELECT v.id, 'review', v.person_id, v.organisation_id, v.filed_at
            FROM public.reviews v WHERE v.application_id = p_application AND v.tier = 'T2' AND NOT v.nothing_protected AND v.state = 'filed') x
    JOIN public.sealed_authors t ON t.application_id = p_application AND t.person_id = x.person_id AND t.organisation_id = x.organisation_id
                                AND t.at >= x.at
   ORDER BY x.at DESC, x.id;
END
$$;

-- Nothing asks these any more: policies and doors read the sets.
DROP FUNCTION may_read_document(uuid, "Tier", text, uuid, integer[]);
DROP FUNCTION may_read_version(uuid, "Tier", text);
DROP FUNCTION may_read_review(uuid, uuid, uuid, boolean);
DROP FUNCTION may_read_enquiry(uuid, uuid, uuid, "Tier", boolean);
DROP FUNCTION may_read_release(uuid, uuid, uuid);
DROP FUNCTION is_sealed_text(uuid, uuid, uuid, timestamptz);
DROP FUNCTION sees_through_seal(uuid, uuid);
DROP FUNCTION deliberates_for(uuid);
DROP FUNCTION live_grants(uuid);
DROP FUNCTION reader_of(uuid);
