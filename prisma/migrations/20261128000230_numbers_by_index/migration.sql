-- Kept numbers are looked up by index for each row that is asked for. As EXISTS the planner may take the whole set of open
-- sides once instead, which is a scan of every application: 40 ms for fifty rows of 2,000. Scalar sub-selects are asked a row.
ALTER POLICY wall ON review_means USING (
  is_door() OR is_system()
  OR coalesce((SELECT true FROM open_sides o
                WHERE o.application_id = review_means.application_id AND o.organisation_id = review_means.organisation_id), false)
  OR coalesce((SELECT true FROM assignments s
                 JOIN standings t ON t.application_id = s.application_id AND t.membership_id = s.membership_id
                WHERE s.application_id = review_means.application_id AND s.organisation_id = review_means.organisation_id
                  AND s.state = 'completed' AND t.reader IN ('lead_reviewer', 'partner_reviewer', 'reviewer_ended') LIMIT 1), false)
);

-- One plan for the connection, by index whatever the number of applications.
ALTER FUNCTION recommendation_facts(uuid[]) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION review_exclusions(uuid[]) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION keep_review_means(uuid[], uuid[], boolean) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION keep_review_counts(uuid[], uuid[]) SET plan_cache_mode = force_generic_plan;
