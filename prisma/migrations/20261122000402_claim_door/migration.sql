-- A door of the second wall (migration second_wall, docs/second-wall.md): what is held about an imported startup, to the
-- person whose open invitation to claim it names their own address. Shared sections only; an import holds no others.
CREATE FUNCTION claim_offer(p_application uuid) RETURNS TABLE (section_key text, answers jsonb)
LANGUAGE plpgsql STABLE SET app.door = 'open' AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1
      FROM public.invitations i
      JOIN public.people p ON p.email = i.email AND p.id = acting_person() AND p.suspended_at IS NULL
      JOIN public.applications a ON a.id = i.application_id AND a.claimed_at IS NULL
     WHERE i.application_id = p_application AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > app_now())
  THEN RETURN; END IF;
  RETURN QUERY
  SELECT s.section_key, s.answers
    FROM public.applications a
    JOIN public.application_versions v ON v.application_id = a.id AND v.number = a.current_version
    JOIN public.version_sections s ON s.version_id = v.id AND s.tier = 'T1'
   WHERE a.id = p_application;
END
$$;
