-- As at every wall: who is nobody reads nothing.
ALTER POLICY wall ON decisions USING (
  is_anybody() AND (
    NOT application_id = ANY (ARRAY(SELECT team_applications()))
    OR (state = 'decided' AND (SELECT a.status NOT IN ('deciding', 'panel', 'waitlisted', 'withdrawn') OR a.status::text = outcome::text
                                 FROM applications a WHERE a.id = decisions.application_id))
  )
) WITH CHECK (true);
