-- A conflict says which of the other texts the same person wrote (`own`), on another device or in another tab: nobody is told
-- that a teammate wrote their own words. Otherwise as in 20261128000300_save_says_what_it_found.
CREATE OR REPLACE FUNCTION save_section(
  p_person uuid,
  p_membership uuid,
  p_assisted boolean,
  p_commitment text,
  p_application uuid,
  p_section text,
  p_base integer,
  p_changes jsonb,
  p_language text
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  app record;
  part record;
  refusal text;
  moment timestamptz;
  conflicts jsonb;
  own jsonb;
  revision_now integer;
  written integer;
BEGIN
  PERFORM set_config('app.actor', p_person::text, true),
          set_config('app.org', '', true),
          set_config('app.membership', p_membership::text, true);

  -- FOR SHARE: waits for a submit in progress and then sees the status it left.
  SELECT a.status, a.programme_id, a.lead_organisation_id, a.returned_sections, a.deadline_extended_to,
         m.role, i.status AS intake_status, i.opens_at, i.closes_at, make_interval(mins => i.grace_minutes) AS grace
    INTO app
    FROM applications a
    JOIN intakes i ON i.id = a.intake_id
    JOIN memberships m ON m.startup_id = a.startup_id
   WHERE a.id = p_application AND m.id = p_membership AND m.person_id = p_person AND m.status = 'active'
     AND m.valid_from <= app_now() AND (m.valid_until IS NULL OR m.valid_until > app_now())
     FOR SHARE OF a;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;

  SELECT s.revision, s.tier, s.state INTO part
    FROM application_sections s
   WHERE s.application_id = p_application AND s.section_key = p_section
     FOR UPDATE;
  IF NOT FOUND THEN RETURN jsonb_build_object('outcome', 'not_found'); END IF;

  moment := app_now();
  refusal := CASE
    WHEN app.role NOT IN ('owner', 'editor') THEN 'viewer_cannot_edit'
    WHEN app.status = 'returned' THEN CASE WHEN p_section = ANY (app.returned_sections) THEN NULL ELSE 'section_not_returned' END
    WHEN app.status <> 'draft' THEN 'not_editable'
    WHEN app.intake_status = 'draft' OR moment < app.opens_at THEN 'not_open_yet'
    WHEN app.intake_status = 'closed' AND (app.deadline_extended_to IS NULL OR moment > app.deadline_extended_to + app.grace) THEN 'closed'
    WHEN app.closes_at IS NOT NULL AND moment > greatest(app.closes_at, app.deadline_extended_to) + app.grace THEN 'deadline_passed'
  END;
  IF refusal IS NULL AND p_base > part.revision THEN refusal := 'unknown_revision'; END IF;
  IF refusal IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', refusal,
      'deadline', to_char(greatest(app.closes_at, app.deadline_extended_to) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
  END IF;

  SELECT jsonb_object_agg(c.key, jsonb_build_object('yours', c.value, 'theirs', a.value)),
         coalesce(jsonb_agg(c.key) FILTER (WHERE a.updated_by_id = p_person), '[]')
    INTO conflicts, own
    FROM jsonb_each(p_changes) c
    JOIN answers a ON a.application_id = p_application AND a.section_key = p_section AND a.question_key = c.key
   WHERE a.revision > p_base AND a.value <> c.value;
  IF conflicts IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'conflict', 'conflicts', conflicts, 'own', own, 'revision', part.revision);
  END IF;

  revision_now := part.revision + 1;
  INSERT INTO answers (application_id, section_key, question_key, organisation_id, programme_id, tier, value, revision, updated_by_id, updated_at)
  SELECT p_application, p_section, c.key, app.lead_organisation_id, app.programme_id, part.tier, c.value, revision_now, p_person, moment
    FROM jsonb_each(p_changes) c
   WHERE c.value <> 'null'::jsonb
      OR EXISTS (SELECT 1 FROM answers a WHERE a.application_id = p_application AND a.section_key = p_section AND a.question_key = c.key)
  ON CONFLICT (application_id, section_key, question_key) DO UPDATE
    SET value = EXCLUDED.value, revision = EXCLUDED.revision, updated_by_id = EXCLUDED.updated_by_id, updated_at = EXCLUDED.updated_at
    WHERE answers.value <> EXCLUDED.value;
  GET DIAGNOSTICS written = ROW_COUNT;

  IF written = 0 THEN
    revision_now := part.revision;
  ELSE
    UPDATE application_sections
       SET revision = revision_now, saved_by_id = p_person, saved_at = moment, language = coalesce(p_language, language)
     WHERE application_id = p_application AND section_key = p_section;
    INSERT INTO audit_events (at, type, actor_commitment, actor_role, actor_membership_id, assisted, programme_id, application_id,
                              object_type, object_id, payload)
    VALUES (moment, 'application.section_saved', p_commitment, app.role::text, p_membership, p_assisted, app.programme_id, p_application,
            'section', p_section, jsonb_build_object('revision', revision_now, 'answers', written));
  END IF;

  RETURN jsonb_build_object(
    'outcome', 'ok',
    'revision', revision_now,
    'before', part.revision,
    'savedAt', to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'state', part.state,
    'answers', (SELECT coalesce(jsonb_object_agg(a.question_key, a.value), '{}') FROM answers a
                 WHERE a.application_id = p_application AND a.section_key = p_section),
    'documents', (SELECT coalesce(jsonb_agg(jsonb_build_object('questionKey', d.question_key, 'state', d.state)), '[]') FROM documents d
                   WHERE d.application_id = p_application AND d.section_key = p_section AND d.removed_at IS NULL),
    'others', (SELECT coalesce(jsonb_agg(DISTINCT p.display_name), '[]') FROM answers a JOIN people p ON p.id = a.updated_by_id
                WHERE a.application_id = p_application AND a.section_key = p_section AND a.updated_by_id <> p_person
                  AND a.updated_at > moment - interval '60 seconds'));
END
$$;
