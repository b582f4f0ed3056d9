-- Whose texts are sealed, kept beside the releases it follows from: a policy must read it of every text, and whoever reads a
-- text need not read the release. Written by triggers alone.

-- CreateTable
CREATE TABLE "sealed_authors" (
    "application_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sealed_authors_pkey" PRIMARY KEY ("application_id","organisation_id","person_id")
);
-- CreateIndex
CREATE INDEX "release_readers_application_id_idx" ON "release_readers"("application_id");

-- What the models cannot say --------------------------------------------------------------------------------------
ALTER TABLE sealed_authors ADD CONSTRAINT sealed_authors_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE sealed_authors ADD CONSTRAINT sealed_authors_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE sealed_authors ADD CONSTRAINT sealed_authors_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);

-- Brings sealed_authors up to date with the releases of one application, or of all (null): from whom one was taken back, and when
-- last; nobody to whom one was given anew. As the owner, because the application may not write here, and through the door,
-- because whoever takes one release back need not see the others.
CREATE FUNCTION seal_authors(p_application uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET app.door = 'open' AS $$
BEGIN
  -- Two changes of one application's releases wait for each other; commands hold this lock already.
  PERFORM 1 FROM applications WHERE id = p_application FOR NO KEY UPDATE;
  DELETE FROM sealed_authors WHERE p_application IS NULL OR application_id = p_application;
  INSERT INTO sealed_authors (application_id, organisation_id, person_id, at)
  SELECT r.application_id, r.organisation_id, rr.person_id, max(CASE WHEN r.state = 'revoked' THEN r.ended_at ELSE rr.removed_at END)
    FROM releases r JOIN release_readers rr ON rr.release_id = r.id
   WHERE (p_application IS NULL OR r.application_id = p_application) AND rr.granted_at IS NOT NULL
     AND ((r.state = 'revoked' AND r.ended_at IS NOT NULL) OR (rr.state = 'removed' AND rr.removed_at IS NOT NULL))
     AND NOT EXISTS (SELECT 1 FROM release_readers o JOIN releases s ON s.id = o.release_id
                      WHERE s.application_id = r.application_id AND s.organisation_id = r.organisation_id AND s.state = 'granted'
                        AND o.person_id = rr.person_id AND o.state = 'granted')
   GROUP BY r.application_id, r.organisation_id, rr.person_id;
END
$$;
REVOKE ALL ON FUNCTION seal_authors(uuid) FROM PUBLIC;

CREATE FUNCTION follow_releases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM seal_authors(OLD.application_id); ELSE PERFORM seal_authors(NEW.application_id); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER releases_followed_insert AFTER INSERT ON releases FOR EACH ROW
  WHEN (NEW.state IN ('granted', 'revoked')) EXECUTE FUNCTION follow_releases();
CREATE TRIGGER releases_followed_update AFTER UPDATE ON releases FOR EACH ROW
  WHEN (NEW.state <> OLD.state OR NEW.ended_at IS DISTINCT FROM OLD.ended_at) EXECUTE FUNCTION follow_releases();
CREATE TRIGGER releases_followed_delete AFTER DELETE ON releases FOR EACH ROW EXECUTE FUNCTION follow_releases();
CREATE TRIGGER release_readers_followed_insert AFTER INSERT ON release_readers FOR EACH ROW
  WHEN (NEW.granted_at IS NOT NULL OR NEW.state <> 'named') EXECUTE FUNCTION follow_releases();
CREATE TRIGGER release_readers_followed_update AFTER UPDATE ON release_readers FOR EACH ROW
  WHEN (NEW.state <> OLD.state OR NEW.granted_at IS DISTINCT FROM OLD.granted_at OR NEW.removed_at IS DISTINCT FROM OLD.removed_at)
  EXECUTE FUNCTION follow_releases();
CREATE TRIGGER release_readers_followed_delete AFTER DELETE ON release_readers FOR EACH ROW EXECUTE FUNCTION follow_releases();
SELECT seal_authors(NULL);

-- The version before asks by this name.
CREATE OR REPLACE FUNCTION releases_taken_back(p_application uuid) RETURNS TABLE (person_id uuid, organisation_id uuid, at timestamptz)
LANGUAGE sql STABLE ROWS 3 AS $$
  SELECT s.person_id, s.organisation_id, s.at::timestamptz FROM public.sealed_authors s WHERE s.application_id = p_application
$$;
