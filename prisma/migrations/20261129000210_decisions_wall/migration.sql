-- A decision holds what its letter will say. The team of the startup reads its row once the letter has gone and the status
-- with it (a withdrawn application tells nothing more). To all others the row is what it was; what was said about the
-- application stays behind the walls of its own tables.
ALTER TABLE decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON decisions USING (
  NOT application_id = ANY (ARRAY(SELECT team_applications()))
  OR (state = 'decided' AND (SELECT a.status NOT IN ('deciding', 'panel', 'waitlisted', 'withdrawn') OR a.status::text = outcome::text
                               FROM applications a WHERE a.id = decisions.application_id))
) WITH CHECK (true);
