-- What a list asks of every decision is stored or asked in one go.

-- Whether the two open recommendations say different things: stored, because the tab of those that differ would otherwise
-- compare every recommendation of an organisation. False while a seal is closed: it betrays nothing.
-- AlterTable
ALTER TABLE "decisions" ADD COLUMN "differing" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "decisions_differing_application_id_idx" ON "decisions"("differing", "application_id");

-- Twin of `agree` in lib/decisions/outcome.ts: the partner's watch list says no, silence contradicts nobody.
CREATE FUNCTION recommendations_differ(p_lead "RecommendationValue", p_partner "RecommendationValue") RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((CASE p_lead WHEN 'watch_list' THEN 'reject' ELSE p_lead END)
                  <> (CASE p_partner WHEN 'watch_list' THEN 'reject' ELSE p_partner END), false)
$$;

CREATE FUNCTION differing_now(p_application uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1
      FROM public.decisions d
      JOIN public.applications a ON a.id = d.application_id
      JOIN public.recommendations l ON l.application_id = a.id AND l.organisation_id = a.lead_organisation_id AND l.superseded_at IS NULL
      JOIN public.recommendations p ON p.application_id = a.id AND p.organisation_id = a.partner_organisation_id AND p.superseded_at IS NULL
     WHERE d.application_id = p_application AND d.seal_opened_at IS NOT NULL AND NOT d.lead_alone
       AND recommendations_differ(l.value, p.value))
$$;

CREATE FUNCTION keep_differing() RETURNS trigger LANGUAGE plpgsql SET app.door = 'open' AS $$
BEGIN
  UPDATE public.decisions d SET differing = NOT d.differing
   WHERE d.application_id = NEW.application_id AND d.differing <> differing_now(NEW.application_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER recommendations_compared AFTER INSERT OR UPDATE OF value, superseded_at ON recommendations
  FOR EACH ROW EXECUTE FUNCTION keep_differing();
CREATE TRIGGER decisions_compared AFTER UPDATE OF seal_opened_at, lead_alone ON decisions
  FOR EACH ROW EXECUTE FUNCTION keep_differing();

CREATE FUNCTION wrong_differing() RETURNS TABLE (application_id uuid) LANGUAGE plpgsql STABLE SET app.door = 'open' AS $$
BEGIN
  IF NOT is_system() THEN RETURN; END IF;
  RETURN QUERY SELECT d.application_id FROM public.decisions d WHERE d.differing <> differing_now(d.application_id);
END
$$;

-- The two doors of 20261122000600 with the same answers, asking who acts once and not once a row.
CREATE OR REPLACE FUNCTION recommendation_facts(p_applications uuid[])
RETURNS TABLE (id uuid, application_id uuid, organisation_id uuid, value "RecommendationValue", nothing_protected boolean,
               by_person_id uuid, by_membership_id uuid, recorded_at timestamptz, superseded_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 20 SET app.door = 'open' AS $$
BEGIN
  RETURN QUERY
  SELECT r.id, r.application_id, r.organisation_id, CASE WHEN g.is_open THEN r.value END, g.is_open AND r.nothing_protected,
         r.by_person_id, r.by_membership_id, r.recorded_at::timestamptz, r.superseded_at::timestamptz
    FROM public.recommendations r
    LEFT JOIN public.standings s ON s.application_id = r.application_id AND s.reader IN ('manager', 'officer', 'partner', 'partner_ended')
    LEFT JOIN public.deliberations d ON d.application_id = r.application_id
   CROSS JOIN LATERAL (SELECT is_system() OR coalesce(
      d.organisation_id = r.organisation_id
      OR (d.sees_other AND r.organisation_id IS DISTINCT FROM d.silenced
          AND (r.superseded_at IS NULL OR r.superseded_at > d.seal_opened_at)), false) AS is_open) g
   WHERE r.application_id = ANY (p_applications) AND (is_system() OR s.application_id IS NOT NULL)
   ORDER BY r.recorded_at;
END
$$;

CREATE OR REPLACE FUNCTION review_exclusions(p_applications uuid[])
RETURNS TABLE (application_id uuid, organisation_id uuid, excluded_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 5 SET app.door = 'open' AS $$
BEGIN
  RETURN QUERY
  SELECT r.application_id, r.organisation_id, r.excluded_at::timestamptz FROM public.reviews r
   WHERE r.application_id = ANY (p_applications) AND r.excluded_at IS NOT NULL
     AND (is_system() OR EXISTS (SELECT 1 FROM public.standings s
                                  WHERE s.application_id = r.application_id
                                    AND s.reader IN ('manager', 'officer', 'partner', 'partner_ended')));
END
$$;

-- What is there already.
CREATE FUNCTION keep_all_differing() RETURNS void LANGUAGE plpgsql SET app.door = 'open' AS $$
BEGIN
  UPDATE public.decisions d SET differing = NOT d.differing WHERE d.differing <> differing_now(d.application_id);
END
$$;
SELECT keep_all_differing();
DROP FUNCTION keep_all_differing();
