-- AlterEnum
ALTER TYPE "GrantReason" ADD VALUE 'break_glass';
-- CreateTable
CREATE TABLE "emergency_accesses" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_membership_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_membership_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    CONSTRAINT "emergency_accesses_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "emergency_accesses_application_id_asked_at_idx" ON "emergency_accesses"("application_id", "asked_at");
-- CreateIndex
CREATE INDEX "emergency_accesses_organisation_id_asked_at_idx" ON "emergency_accesses"("organisation_id", "asked_at");

-- What the models cannot say --------------------------------------------------------------------------------------
ALTER TABLE emergency_accesses ADD CONSTRAINT emergency_accesses_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE emergency_accesses ADD CONSTRAINT emergency_accesses_asked_by_id_ref FOREIGN KEY (asked_by_id) REFERENCES people (id);
ALTER TABLE emergency_accesses ADD CONSTRAINT emergency_accesses_confirmed_by_id_ref FOREIGN KEY (confirmed_by_id) REFERENCES people (id);
ALTER TABLE emergency_accesses ADD CONSTRAINT emergency_accesses_two_persons CHECK (confirmed_by_id IS NULL OR confirmed_by_id <> asked_by_id);
-- An hour, and only from the second person's yes.
ALTER TABLE emergency_accesses ADD CONSTRAINT emergency_accesses_an_hour CHECK (
  (valid_until IS NULL) = (confirmed_at IS NULL) AND (confirmed_at IS NULL) = (confirmed_by_id IS NULL)
  AND (valid_until IS NULL OR valid_until <= confirmed_at + interval '60 minutes'));

-- The second wall ---------------------------------------------------------------------------------------------------
-- A column more in the tier table: an administrator, who reads nothing by role, reads the last frozen version of both
-- tiers while a grant of this kind lasts. Bars win; reviews, recommendations, notes, talks and drafts stay closed, because
-- nothing else names this reader. The three functions are as in 20261122000610 and 20261122000600 otherwise.
CREATE OR REPLACE FUNCTION reader_of(p_application uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  moment timestamptz;
  reader text;
BEGIN
  IF acting_membership() IS NULL THEN RETURN NULL; END IF;
  moment := app_now();
  SELECT CASE m.role
           WHEN 'programme_manager' THEN CASE WHEN a.lead_organisation_id = m.organisation_id THEN 'manager' END
           WHEN 'officer' THEN CASE WHEN a.lead_organisation_id = m.organisation_id THEN 'officer' END
           WHEN 'partner_lead' THEN CASE WHEN a.partner_organisation_id = m.organisation_id
                                         THEN CASE WHEN a.partner_ended_at IS NULL THEN 'partner' ELSE 'partner_ended' END END
           WHEN 'auditor' THEN CASE WHEN m.organisation_id IN (a.lead_organisation_id, a.partner_organisation_id) THEN 'auditor' END
           WHEN 'reviewer' THEN CASE m.organisation_id
                                  WHEN a.lead_organisation_id THEN 'lead_reviewer'
                                  WHEN a.partner_organisation_id
                                  THEN CASE WHEN a.partner_ended_at IS NULL THEN 'partner_reviewer' ELSE 'reviewer_ended' END END
           WHEN 'mentor' THEN 'mentor'
           WHEN 'ecosystem_partner' THEN 'service'
           -- Nothing by role: only while a confirmed emergency lasts.
           WHEN 'administrator' THEN CASE WHEN a.lead_organisation_id = m.organisation_id AND EXISTS (
             SELECT 1 FROM public.grants g
              WHERE g.person_id = m.person_id AND g.membership_id = m.id AND g.application_id = a.id AND g.reason = 'break_glass'
                AND g.revoked_at IS NULL AND g.valid_from <= moment AND (g.valid_until IS NULL OR g.valid_until > moment))
             THEN 'emergency' END
         END INTO reader
    FROM public.memberships m
    JOIN public.people p ON p.id = m.person_id AND p.suspended_at IS NULL
    JOIN public.applications a ON a.id = p_application AND a.submitted_at IS NOT NULL
                              AND (m.programme_id IS NULL OR m.programme_id = a.programme_id)
   WHERE m.id = acting_membership() AND m.person_id = acting_person() AND m.organisation_id IS NOT NULL AND m.status = 'active'
     AND m.valid_from <= moment AND (m.valid_until IS NULL OR m.valid_until > moment)
     -- Bars win over every role and grant.
     AND NOT EXISTS (SELECT 1 FROM public.bars b
                      WHERE b.application_id = p_application AND b.lifted_at IS NULL
                        AND (b.person_id = m.person_id
                             OR (b.person_id IS NULL AND b.organisation_id = m.organisation_id AND (b.unit IS NULL OR b.unit = m.unit))));
  RETURN reader;
END
$$;

CREATE OR REPLACE FUNCTION may_read_version(p_application uuid, p_tier "Tier", p_section text) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
  reader text := reader_of(p_application);
  moment timestamptz;
  a record;
  g record;
BEGIN
  IF reader IS NULL OR reader IN ('partner_ended', 'reviewer_ended', 'auditor') OR p_tier NOT IN ('T1', 'T2') THEN RETURN NULL; END IF;
  SELECT current_version, source INTO a FROM public.applications WHERE id = p_application;
  IF p_tier = 'T2' AND a.source = 'import' THEN RETURN NULL; END IF;
  IF reader IN ('manager', 'officer') OR (reader = 'partner' AND p_tier = 'T1') THEN RETURN a.current_version; END IF;

  moment := app_now();
  SELECT bool_or(reason = ANY (CASE reader WHEN 'lead_reviewer' THEN '{assignment}'
                                           WHEN 'partner_reviewer' THEN '{assignment,release}'
                                           WHEN 'mentor' THEN '{match}'
                                           WHEN 'service' THEN '{share_pack,release}'
                                           WHEN 'emergency' THEN '{break_glass}' END::"GrantReason"[])) AS stands,
         bool_or(sections && ARRAY['*', p_section]) AS named,
         max(version) FILTER (WHERE reason = 'release' AND p_section = ANY (sections)) AS released INTO g
    FROM public.grants
   WHERE person_id = acting_person() AND membership_id = acting_membership() AND application_id = p_application
     AND revoked_at IS NULL AND valid_from <= moment AND (valid_until IS NULL OR valid_until > moment);
  -- Outside the partner's lead, who stands by role, nobody is here but by a grant of their own kind.
  IF reader <> 'partner' AND g.stands IS NOT TRUE THEN RETURN NULL; END IF;
  IF p_tier = 'T1' THEN RETURN CASE WHEN g.named THEN a.current_version END; END IF;
  RETURN CASE WHEN reader IN ('lead_reviewer', 'emergency') THEN a.current_version ELSE g.released END;
END
$$;

CREATE OR REPLACE FUNCTION may_read_document(p_application uuid, p_tier "Tier", p_section text, p_document uuid, p_versions integer[])
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  number integer := may_read_version(p_application, p_tier, p_section);
BEGIN
  IF number IS NULL THEN RETURN false; END IF;
  IF p_tier = 'T1' OR reader_of(p_application) IN ('manager', 'officer', 'lead_reviewer', 'emergency') THEN RETURN number = ANY (p_versions); END IF;
  RETURN EXISTS (SELECT 1 FROM live_grants(p_application) g
                  WHERE g.reason = 'release' AND p_section = ANY (g.sections) AND p_document = ANY (g.documents)
                    AND g.version = ANY (p_versions));
END
$$;

ALTER FUNCTION reader_of(uuid) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION may_read_version(uuid, "Tier", text) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION may_read_document(uuid, "Tier", text, uuid, integer[]) SET plan_cache_mode = force_generic_plan;
