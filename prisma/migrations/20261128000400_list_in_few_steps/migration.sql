-- What the staff's list asks, at the same price for a hundred thousand applications as for a thousand.

-- How many each person took up, kept like application_counts by the same triggers; only what was submitted.
CREATE TABLE "taken_up_counts" (
    "screened_by_id" UUID NOT NULL,
    "intake_id" UUID NOT NULL,
    "status" "ApplicationStatus" NOT NULL,
    "shard" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "taken_up_counts_pkey" PRIMARY KEY ("screened_by_id","intake_id","status","shard")
);
ALTER TABLE taken_up_counts ADD CONSTRAINT taken_up_counts_intake_id_ref FOREIGN KEY (intake_id) REFERENCES intakes (id);
ALTER TABLE taken_up_counts ADD CONSTRAINT taken_up_counts_screened_by_id_ref FOREIGN KEY (screened_by_id) REFERENCES people (id);

CREATE FUNCTION count_taken_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own_shard smallint := pg_backend_pid() % 16;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO taken_up_counts AS c (screened_by_id, intake_id, status, shard, count)
    SELECT screened_by_id, intake_id, status, own_shard, count(*) FROM added
     WHERE screened_by_id IS NOT NULL AND submitted_at IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (screened_by_id, intake_id, status, shard) DO UPDATE SET count = c.count + EXCLUDED.count;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO taken_up_counts AS c (screened_by_id, intake_id, status, shard, count)
    SELECT screened_by_id, intake_id, status, own_shard, -count(*) FROM removed
     WHERE screened_by_id IS NOT NULL AND submitted_at IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (screened_by_id, intake_id, status, shard) DO UPDATE SET count = c.count + EXCLUDED.count;
  ELSE
    INSERT INTO taken_up_counts AS c (screened_by_id, intake_id, status, shard, count)
    SELECT screened_by_id, intake_id, status, own_shard, sum(change)
      FROM (SELECT screened_by_id, intake_id, status, submitted_at, 1 AS change FROM added
            UNION ALL
            SELECT screened_by_id, intake_id, status, submitted_at, -1 FROM removed) changes
     WHERE screened_by_id IS NOT NULL AND submitted_at IS NOT NULL
     GROUP BY 1, 2, 3 HAVING sum(change) <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (screened_by_id, intake_id, status, shard) DO UPDATE SET count = c.count + EXCLUDED.count;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER applications_taken_up_insert AFTER INSERT ON applications REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_taken_up();
CREATE TRIGGER applications_taken_up_update AFTER UPDATE ON applications REFERENCING NEW TABLE AS added OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_taken_up();
CREATE TRIGGER applications_taken_up_delete AFTER DELETE ON applications REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_taken_up();

INSERT INTO taken_up_counts (screened_by_id, intake_id, status, shard, count)
SELECT screened_by_id, intake_id, status, 0, count(*) FROM applications
 WHERE screened_by_id IS NOT NULL AND submitted_at IS NOT NULL GROUP BY 1, 2, 3;

-- Countries are stepped through one by one (twin: countriesIn in lib/applications/queries/list-facets.ts).
CREATE INDEX applications_country ON applications (list_country, lead_organisation_id, programme_id) WHERE list_country IS NOT NULL;
CREATE INDEX applications_partner_country ON applications (list_country, partner_organisation_id, programme_id)
  WHERE submitted_at IS NOT NULL AND partner_ended_at IS NULL;

-- What filters by field count: in the index alone, without fetching a row.
CREATE INDEX applications_lead_fields ON applications
  (lead_organisation_id, list_area, list_country, source, programme_id, intake_id, status, screened_by_id, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_partner_fields ON applications
  (partner_organisation_id, list_area, list_country, source, programme_id, intake_id, status, id)
  WHERE submitted_at IS NOT NULL AND partner_ended_at IS NULL;

-- Bars on an organisation or a unit name no person.
CREATE INDEX bars_of_organisation ON bars (organisation_id) WHERE person_id IS NULL AND lifted_at IS NULL;

-- Chinese words have one or two characters, trigrams need three: each Chinese character and each pair of neighbours
-- (twin: shortHan in lib/applications/search-text.ts).
CREATE FUNCTION han_grams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
    FROM regexp_matches(words, '[\u3400-\u4dbf\u4e00-\u9fff]+', 'g') AS run,
         generate_series(1, length(run[1])) AS at,
         LATERAL (VALUES (substr(run[1], at, 1)), (substr(run[1], at, 2))) AS grams (gram)
$$;
-- Words together with the fields that narrow a search, so that only what fits both is fetched (twin: searchFilter in
-- lib/applications/queries/list-scope.ts).
CREATE INDEX applications_search_han ON applications USING gin (han_grams(search_text), (ARRAY[list_area, list_country]));
CREATE INDEX applications_search_words ON applications USING gin (search_text gin_trgm_ops, (ARRAY[list_area, list_country]));
DROP INDEX applications_search_text_idx;
