-- For the portal's own check of impossible data: reviews whose state is not that of their assignment, without a word of them.
CREATE FUNCTION wrong_review_states() RETURNS TABLE (assignment_id uuid) LANGUAGE plpgsql STABLE SET app.door = 'open' AS $$
BEGIN
  IF NOT is_system() THEN RETURN; END IF;
  RETURN QUERY
  SELECT s.id
    FROM public.assignments s
    LEFT JOIN public.reviews r ON r.assignment_id = s.id
   WHERE (s.state = 'completed') <> coalesce(r.state = 'filed' AND r.excluded_at IS NULL, false)
      OR (r.excluded_at IS NOT NULL AND s.state <> 'conflicted');
END
$$;
