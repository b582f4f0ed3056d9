-- The check of kept numbers, asked while a calibration is under way. The job takes the habits first and then writes, some
-- applications at a time, what they make of the numbers: in between a calibrated number is right as of the habits before,
-- and the check called it wrong. Habits only change where a review came, went or was scored anew, and such a one waits
-- (revision <> calibrated_revision) until all of its side is written: while anything waits there, calibrated numbers are "as
-- of", the job writes every one of them anew, and the check leaves them to it. Counts and raw means are always compared.

-- The means by criterion as given, without what the habits make of them.
CREATE FUNCTION raw_criterion_means(p_criteria jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg(c.key, c.value -> 'raw'), '{}') FROM jsonb_each(p_criteria) c
$$;

CREATE OR REPLACE FUNCTION wrong_review_numbers() RETURNS TABLE (application_id uuid, organisation_id uuid)
LANGUAGE plpgsql STABLE SET app.door = 'open' AS $$
DECLARE
  applications uuid[];
  organisations uuid[];
BEGIN
  IF NOT is_system() THEN RETURN; END IF;
  SELECT array_agg(x.application_id), array_agg(x.organisation_id) INTO applications, organisations
    FROM (SELECT s.application_id, s.organisation_id FROM public.assignments s
          UNION SELECT k.application_id, k.organisation_id FROM public.review_counts k
          UNION SELECT m.application_id, m.organisation_id FROM public.review_means m
          UNION SELECT r.application_id, r.organisation_id FROM public.reviews r WHERE r.state = 'filed') x;
  RETURN QUERY
  SELECT n.application_id, n.organisation_id
    FROM counted_review_counts(applications, organisations) n
    LEFT JOIN public.review_counts k ON k.application_id = n.application_id AND k.organisation_id = n.organisation_id
   WHERE (n.asked, n.filed, n.conflicted) IS DISTINCT FROM (coalesce(k.asked, 0), coalesce(k.filed, 0), coalesce(k.conflicted, 0))
  UNION
  SELECT n.application_id, n.organisation_id
    FROM counted_review_means(applications, organisations) n
    LEFT JOIN public.review_means m ON m.application_id = n.application_id AND m.organisation_id = n.organisation_id
    LEFT JOIN (SELECT DISTINCT w.intake_id, w.organisation_id, true AS waits FROM public.review_means w
                WHERE w.revision <> w.calibrated_revision) side
           ON side.intake_id = m.intake_id AND side.organisation_id = m.organisation_id
   WHERE (n.reviews, n.overall, n.calibrated IS NULL, raw_criterion_means(n.criteria))
         IS DISTINCT FROM (coalesce(m.reviews, 0), m.overall, m.calibrated IS NULL, raw_criterion_means(coalesce(m.criteria, '{}')))
      OR (side.waits IS NULL AND (n.calibrated, n.criteria) IS DISTINCT FROM (m.calibrated, coalesce(m.criteria, '{}')));
END
$$;
