-- Two policies asked EXISTS of another table by equal columns alone. Postgres then may read that table whole into a hash, which
-- grows with it: a scalar sub-select is always the index (docs/adr/0012). Same answers.

ALTER POLICY wall ON releases USING (
  is_system() OR (asked_at IS NOT NULL AND application_id = ANY (ARRAY(SELECT team_applications())))
  OR (SELECT CASE
               WHEN s.reader IN ('partner', 'partner_ended') THEN true
               WHEN s.reader IN ('partner_reviewer', 'reviewer_ended')
               THEN releases.suggested_by_id IS NOT DISTINCT FROM s.person_id
                    OR (SELECT true FROM release_readers r WHERE r.release_id = releases.id AND r.membership_id = s.membership_id LIMIT 1)
             END
        FROM standings s WHERE s.application_id = releases.application_id)
);

ALTER POLICY wall ON review_means USING (
  is_door() OR is_system()
  OR (SELECT CASE
               WHEN s.reader IN ('lead_reviewer', 'partner_reviewer', 'reviewer_ended')
               THEN (SELECT true FROM assignments a
                      WHERE a.application_id = s.application_id AND a.membership_id = s.membership_id
                        AND a.organisation_id = review_means.organisation_id AND a.state = 'completed' LIMIT 1)
               ELSE (SELECT d.organisation_id = review_means.organisation_id
                            OR (d.sees_other AND d.silenced IS DISTINCT FROM review_means.organisation_id)
                       FROM deliberations d WHERE d.application_id = s.application_id)
             END
        FROM standings s WHERE s.application_id = review_means.application_id)
);
