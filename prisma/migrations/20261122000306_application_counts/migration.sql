-- Lists of any length at the same price: an index for every order of the list, and counts that nobody has to count.

-- CreateEnum
CREATE TYPE "CountStage" AS ENUM ('draft', 'shared', 'partner_ended');

-- CreateTable
CREATE TABLE "application_counts" (
    "intake_id" UUID NOT NULL,
    "status" "ApplicationStatus" NOT NULL,
    "stage" "CountStage" NOT NULL,
    "shard" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "application_counts_pkey" PRIMARY KEY ("intake_id","status","stage","shard")
);
ALTER TABLE application_counts ADD CONSTRAINT application_counts_intake_id_ref FOREIGN KEY (intake_id) REFERENCES intakes (id);

CREATE FUNCTION count_stage(submitted_at timestamptz, partner_ended_at timestamptz) RETURNS "CountStage" LANGUAGE sql IMMUTABLE AS $$
  SELECT (CASE WHEN submitted_at IS NULL THEN 'draft' WHEN partner_ended_at IS NULL THEN 'shared' ELSE 'partner_ended' END)::"CountStage"
$$;

-- Once a statement, not once a row: an import of thousands writes a handful of counts. Ordered, so that two
-- transactions take the rows in one order; sharded by connection, so that they seldom meet at all.
CREATE FUNCTION count_applications() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own_shard smallint := pg_backend_pid() % 16;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO application_counts AS c (intake_id, status, stage, shard, count)
    SELECT intake_id, status, count_stage(submitted_at, partner_ended_at) AS stage, own_shard, count(*)
      FROM added GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (intake_id, status, stage, shard) DO UPDATE SET count = c.count + EXCLUDED.count;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO application_counts AS c (intake_id, status, stage, shard, count)
    SELECT intake_id, status, count_stage(submitted_at, partner_ended_at) AS stage, own_shard, -count(*)
      FROM removed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (intake_id, status, stage, shard) DO UPDATE SET count = c.count + EXCLUDED.count;
  ELSE
    INSERT INTO application_counts AS c (intake_id, status, stage, shard, count)
    SELECT intake_id, status, stage, own_shard, sum(change)
      FROM (SELECT intake_id, status, count_stage(submitted_at, partner_ended_at) AS stage, 1 AS change FROM added
            UNION ALL
            SELECT intake_id, status, count_stage(submitted_at, partner_ended_at), -1 FROM removed) changes
     GROUP BY 1, 2, 3 HAVING sum(change) <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (intake_id, status, stage, shard) DO UPDATE SET count = c.count + EXCLUDED.count;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER applications_counted_insert AFTER INSERT ON applications REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_applications();
CREATE TRIGGER applications_counted_update AFTER UPDATE ON applications REFERENCING NEW TABLE AS added OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_applications();
CREATE TRIGGER applications_counted_delete AFTER DELETE ON applications REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_applications();

INSERT INTO application_counts (intake_id, status, stage, shard, count)
SELECT intake_id, status, count_stage(submitted_at, partner_ended_at), 0, count(*) FROM applications GROUP BY 1, 2, 3;

-- One index an order and a side; twins of `orders` and `roleFilter` in lib/applications. Drafts are nobody's but the team's.
CREATE INDEX applications_lead_newest ON applications (lead_organisation_id, submitted_at DESC, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_lead_waiting ON applications (lead_organisation_id, status_at, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_lead_name ON applications (lead_organisation_id, list_name, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_partner_newest ON applications (partner_organisation_id, submitted_at DESC, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_partner_waiting ON applications (partner_organisation_id, status_at, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_partner_name ON applications (partner_organisation_id, list_name, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_intake_newest ON applications (intake_id, submitted_at DESC, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_intake_waiting ON applications (intake_id, status_at, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_intake_name ON applications (intake_id, list_name, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_status_waiting ON applications (lead_organisation_id, status, status_at, id) WHERE submitted_at IS NOT NULL;
CREATE INDEX applications_screened_by ON applications (screened_by_id) WHERE screened_by_id IS NOT NULL;
