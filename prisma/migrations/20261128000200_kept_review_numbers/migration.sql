-- What a list, a record or a panel shows of reviews is kept per application and organisation instead of counted over an
-- intake while somebody waits: counts and raw means in the transaction that changes an assignment or a review, what comes of
-- the reviewers' habits by a job. Kept by triggers and not by each command, so that the version before, which knows nothing
-- of them, keeps them too.

-- CreateTable
CREATE TABLE "review_counts" (
    "application_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "filed" INTEGER NOT NULL DEFAULT 0,
    "conflicted" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_counts_pkey" PRIMARY KEY ("application_id","organisation_id")
);

-- CreateTable
CREATE TABLE "review_means" (
    "application_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "intake_id" UUID NOT NULL,
    "reviews" INTEGER NOT NULL DEFAULT 0,
    "overall" DOUBLE PRECISION,
    "calibrated" DOUBLE PRECISION,
    "criteria" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "calibrated_revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_means_pkey" PRIMARY KEY ("application_id","organisation_id")
);

-- CreateTable
CREATE TABLE "review_calibrations" (
    "intake_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "habits" JSONB NOT NULL DEFAULT '{}',
    "as_of" TIMESTAMPTZ(3),

    CONSTRAINT "review_calibrations_pkey" PRIMARY KEY ("intake_id","organisation_id")
);

-- CreateIndex
CREATE INDEX "review_means_intake_id_organisation_id_idx" ON "review_means"("intake_id", "organisation_id");

-- Where reviews came in that the calibration has not met yet; next to empty.
CREATE INDEX review_means_waiting ON review_means (intake_id, organisation_id) WHERE revision <> calibrated_revision;

ALTER TABLE review_counts ADD CONSTRAINT review_counts_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE review_counts ADD CONSTRAINT review_counts_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE review_means ADD CONSTRAINT review_means_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE review_means ADD CONSTRAINT review_means_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE review_means ADD CONSTRAINT review_means_intake_id_ref FOREIGN KEY (intake_id) REFERENCES intakes (id);
ALTER TABLE review_calibrations ADD CONSTRAINT review_calibrations_intake_id_ref FOREIGN KEY (intake_id) REFERENCES intakes (id);
ALTER TABLE review_calibrations ADD CONSTRAINT review_calibrations_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);

-- What the numbers are ------------------------------------------------------------------------------------------------
-- Numbers of the reviews of some (application, organisation) pairs, counted from the rows that whoever asks may read.
-- Twin of lib/reviews/scoring.ts: weights by proportion, a habit taken off each score, 1 to 5. Rounded to the ninth place, so
-- that the order of adding up changes nothing.
CREATE FUNCTION counted_review_means(p_applications uuid[], p_organisations uuid[])
RETURNS TABLE (application_id uuid, organisation_id uuid, reviews integer, overall double precision, calibrated double precision, criteria jsonb)
LANGUAGE sql STABLE AS $$
  WITH pair AS (
    SELECT DISTINCT u.application_id, u.organisation_id FROM unnest(p_applications, p_organisations) AS u (application_id, organisation_id)
  ), given AS (
    SELECT r.application_id, r.organisation_id, r.id AS review, c.key, s.value::double precision AS value, c.weight,
           coalesce((h.habits ->> r.person_id::text)::double precision, 0) AS habit
      FROM pair p
      JOIN public.applications a ON a.id = p.application_id
      JOIN public.reviews r ON r.application_id = p.application_id AND r.organisation_id = p.organisation_id
                           AND r.state = 'filed' AND r.excluded_at IS NULL
      JOIN public.scores s ON s.review_id = r.id AND s.value IS NOT NULL
      JOIN public.criteria c ON c.id = s.criterion_id
      LEFT JOIN public.review_calibrations h ON h.intake_id = a.intake_id AND h.organisation_id = p.organisation_id
  ), of_review AS (
    SELECT g.application_id, g.organisation_id, g.habit, sum(g.value * g.weight) / nullif(sum(g.weight), 0) AS overall
      FROM given g GROUP BY g.application_id, g.organisation_id, g.review, g.habit
  ), of_pair AS (
    SELECT o.application_id, o.organisation_id, count(o.overall)::integer AS reviews,
           round(avg(o.overall)::numeric, 9)::double precision AS overall,
           least(5, greatest(1, round(avg(o.overall - o.habit)::numeric, 9)))::double precision AS calibrated
      FROM of_review o GROUP BY o.application_id, o.organisation_id
  ), of_criterion AS (
    SELECT g.application_id, g.organisation_id, g.key, round(avg(g.value)::numeric, 9) AS raw,
           least(5, greatest(1, round(avg(g.value - g.habit)::numeric, 9))) AS calibrated
      FROM given g GROUP BY g.application_id, g.organisation_id, g.key
  ), by_criterion AS (
    SELECT k.application_id, k.organisation_id,
           jsonb_object_agg(k.key, jsonb_build_object('raw', k.raw, 'calibrated', k.calibrated)) AS criteria
      FROM of_criterion k GROUP BY k.application_id, k.organisation_id
  )
  SELECT p.application_id, p.organisation_id, coalesce(o.reviews, 0), o.overall, o.calibrated, coalesce(k.criteria, '{}')
    FROM pair p
    LEFT JOIN of_pair o ON o.application_id = p.application_id AND o.organisation_id = p.organisation_id
    LEFT JOIN by_criterion k ON k.application_id = p.application_id AND k.organisation_id = p.organisation_id
$$;

CREATE FUNCTION counted_review_counts(p_applications uuid[], p_organisations uuid[])
RETURNS TABLE (application_id uuid, organisation_id uuid, asked integer, filed integer, conflicted integer)
LANGUAGE sql STABLE AS $$
  SELECT p.application_id, p.organisation_id,
         (count(s.id) FILTER (WHERE s.state IN ('offered', 'accepted', 'completed')))::integer,
         (count(s.id) FILTER (WHERE s.state = 'completed'))::integer,
         (count(s.id) FILTER (WHERE s.state = 'conflicted'))::integer
    FROM (SELECT DISTINCT u.application_id, u.organisation_id
            FROM unnest(p_applications, p_organisations) AS u (application_id, organisation_id)) p
    LEFT JOIN public.assignments s ON s.application_id = p.application_id AND s.organisation_id = p.organisation_id
   GROUP BY p.application_id, p.organisation_id
$$;

-- How they are kept ----------------------------------------------------------------------------------------------------
-- The rows are there and locked, in one order, before anything is counted: of two who file at the same moment the second
-- counts when the first is done. The row of the counts is the lock of both tables, so that nobody takes the two crosswise.
CREATE FUNCTION lock_review_counts(p_applications uuid[], p_organisations uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.review_counts (application_id, organisation_id, programme_id)
  SELECT DISTINCT a.id, u.organisation_id, a.programme_id
    FROM unnest(p_applications, p_organisations) AS u (application_id, organisation_id)
    JOIN public.applications a ON a.id = u.application_id
   ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  PERFORM 1 FROM public.review_counts k
    WHERE (k.application_id, k.organisation_id) IN (
      SELECT u.application_id, u.organisation_id FROM unnest(p_applications, p_organisations) AS u (application_id, organisation_id))
    ORDER BY k.application_id, k.organisation_id FOR UPDATE;
END
$$;

CREATE FUNCTION keep_review_counts(p_applications uuid[], p_organisations uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_review_counts(p_applications, p_organisations);
  UPDATE public.review_counts k SET asked = n.asked, filed = n.filed, conflicted = n.conflicted
    FROM counted_review_counts(p_applications, p_organisations) n
   WHERE k.application_id = n.application_id AND k.organisation_id = n.organisation_id
     AND (k.asked, k.filed, k.conflicted) IS DISTINCT FROM (n.asked, n.filed, n.conflicted);
END
$$;

-- With p_changed a review came, went or was scored anew: everybody's calibration waits for the job.
CREATE FUNCTION keep_review_means(p_applications uuid[], p_organisations uuid[], p_changed boolean) RETURNS void
LANGUAGE plpgsql SET app.door = 'open' AS $$
BEGIN
  PERFORM lock_review_counts(p_applications, p_organisations);
  INSERT INTO public.review_means (application_id, organisation_id, programme_id, intake_id)
  SELECT DISTINCT a.id, u.organisation_id, a.programme_id, a.intake_id
    FROM unnest(p_applications, p_organisations) AS u (application_id, organisation_id)
    JOIN public.applications a ON a.id = u.application_id
   ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  UPDATE public.review_means m
     SET reviews = n.reviews, overall = n.overall, calibrated = n.calibrated, criteria = n.criteria,
         revision = m.revision + p_changed::integer
    FROM counted_review_means(p_applications, p_organisations) n
   WHERE m.application_id = n.application_id AND m.organisation_id = n.organisation_id
     AND (p_changed OR (m.reviews, m.overall, m.calibrated, m.criteria) IS DISTINCT FROM (n.reviews, n.overall, n.calibrated, n.criteria));
END
$$;

CREATE FUNCTION assignment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_review_counts(ARRAY[NEW.application_id], ARRAY[NEW.organisation_id]);
  RETURN NULL;
END
$$;
CREATE FUNCTION assignments_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_review_counts(array_agg(n.application_id), array_agg(n.organisation_id))
     FROM (SELECT DISTINCT application_id, organisation_id FROM added) n HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER assignments_counted_insert AFTER INSERT ON assignments REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION assignments_made();
CREATE TRIGGER assignments_counted_update AFTER UPDATE ON assignments
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION assignment_changed();

-- A draft's autosaves pass by: only what is filed, excluded or counts again changes a number.
CREATE FUNCTION review_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_review_means(ARRAY[NEW.application_id], ARRAY[NEW.organisation_id], true);
  RETURN NULL;
END
$$;
CREATE FUNCTION reviews_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_review_means(array_agg(n.application_id), array_agg(n.organisation_id), true)
     FROM (SELECT DISTINCT application_id, organisation_id FROM added WHERE state = 'filed') n HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE FUNCTION score_changed() RETURNS trigger LANGUAGE plpgsql SET app.door = 'open' AS $$
BEGIN
  PERFORM keep_review_means(ARRAY[r.application_id], ARRAY[r.organisation_id], true)
     FROM public.reviews r WHERE r.id = NEW.review_id AND r.state = 'filed';
  RETURN NULL;
END
$$;
CREATE FUNCTION scores_made() RETURNS trigger LANGUAGE plpgsql SET app.door = 'open' AS $$
BEGIN
  PERFORM keep_review_means(array_agg(n.application_id), array_agg(n.organisation_id), true)
     FROM (SELECT DISTINCT r.application_id, r.organisation_id
             FROM added s JOIN public.reviews r ON r.id = s.review_id AND r.state = 'filed') n HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER reviews_kept_insert AFTER INSERT ON reviews REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION reviews_made();
CREATE TRIGGER reviews_kept_update AFTER UPDATE ON reviews
  FOR EACH ROW WHEN ((OLD.state, OLD.excluded_at) IS DISTINCT FROM (NEW.state, NEW.excluded_at)) EXECUTE FUNCTION review_changed();
CREATE TRIGGER scores_kept_insert AFTER INSERT ON scores REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION scores_made();
CREATE TRIGGER scores_kept_update AFTER UPDATE ON scores
  FOR EACH ROW WHEN (OLD.value IS DISTINCT FROM NEW.value) EXECUTE FUNCTION score_changed();

-- Who reads them --------------------------------------------------------------------------------------------------------
-- Through the seal whoever deliberates, and a reviewer those of their organisation once they filed: the same as
-- review_numbers (20261122000600) said of the reviews, by look-ups for a row.
ALTER TABLE review_means ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_means FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON review_means USING (
  is_door() OR is_system()
  OR EXISTS (SELECT 1 FROM open_sides o
              WHERE o.application_id = review_means.application_id AND o.organisation_id = review_means.organisation_id)
  OR EXISTS (SELECT 1 FROM assignments s
               JOIN standings t ON t.application_id = s.application_id AND t.membership_id = s.membership_id
              WHERE s.application_id = review_means.application_id AND s.organisation_id = review_means.organisation_id
                AND s.state = 'completed' AND t.reader IN ('lead_reviewer', 'partner_reviewer', 'reviewer_ended'))
) WITH CHECK (is_door() OR is_system());

-- A reviewer's habit is for nobody's eyes.
ALTER TABLE review_calibrations ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_calibrations FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON review_calibrations USING (is_door() OR is_system()) WITH CHECK (is_system());

-- Doors -------------------------------------------------------------------------------------------------------------------
-- When the habits behind an intake's calibrated numbers were last taken: to people of that organisation in that programme,
-- never the other's.
CREATE FUNCTION calibrated_as_of(p_intake uuid) RETURNS timestamptz LANGUAGE plpgsql STABLE SET app.door = 'open' AS $$
BEGIN
  RETURN (SELECT k.as_of
            FROM public.acting m
            JOIN public.review_calibrations k ON k.organisation_id = m.organisation_id AND k.intake_id = p_intake
                                             AND (m.programme_id IS NULL OR m.programme_id = k.programme_id)
           WHERE m.role IN ('programme_manager', 'officer', 'partner_lead', 'reviewer'));
END
$$;

-- The overall scores of an organisation over an intake, from which the portal takes the habits; nobody else's.
CREATE FUNCTION review_overalls(p_intake uuid, p_organisation uuid)
RETURNS TABLE (application_id uuid, review_id uuid, person_id uuid, overall double precision)
LANGUAGE plpgsql STABLE ROWS 2000 SET app.door = 'open' AS $$
BEGIN
  IF NOT is_system() THEN RETURN; END IF;
  RETURN QUERY
  SELECT r.application_id, r.id, r.person_id, (sum(s.value * c.weight)::double precision / nullif(sum(c.weight), 0))
    FROM public.review_means m
    JOIN public.reviews r ON r.application_id = m.application_id AND r.organisation_id = m.organisation_id
                         AND r.state = 'filed' AND r.excluded_at IS NULL
    JOIN public.scores s ON s.review_id = r.id AND s.value IS NOT NULL
    JOIN public.criteria c ON c.id = s.criterion_id
   WHERE m.intake_id = p_intake AND m.organisation_id = p_organisation
   GROUP BY r.id HAVING sum(c.weight) > 0;
END
$$;

-- Kept numbers that are not what their reviews and assignments say, for the portal's own check.
CREATE FUNCTION wrong_review_numbers() RETURNS TABLE (application_id uuid, organisation_id uuid)
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
   WHERE (n.reviews, n.overall, n.calibrated, n.criteria)
         IS DISTINCT FROM (coalesce(m.reviews, 0), m.overall, m.calibrated, coalesce(m.criteria, '{}'));
END
$$;

-- What is there already ---------------------------------------------------------------------------------------------------
SELECT keep_review_counts(array_agg(x.application_id), array_agg(x.organisation_id))
  FROM (SELECT DISTINCT application_id, organisation_id FROM assignments) x HAVING count(*) > 0;
SELECT keep_review_means(array_agg(x.application_id), array_agg(x.organisation_id), true)
  FROM (SELECT DISTINCT application_id, organisation_id FROM assignments WHERE state = 'completed') x HAVING count(*) > 0;
