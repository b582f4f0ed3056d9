-- What people of the partner wrote while a release let them read protected sections is kept and sealed once the owner takes
-- that release back (product.md, Release): nobody at the partner reads it any more. What its author marked "contains nothing
-- protected" stays open, and a release that the owner gives the same person later opens theirs again.

CREATE POLICY door ON releases FOR SELECT USING (is_door());
CREATE POLICY door ON release_readers FOR SELECT USING (is_door());
CREATE POLICY door ON decision_notes FOR SELECT USING (is_door());

-- Since when what a person wrote about an application is sealed; no row while nothing was taken back from them.
CREATE FUNCTION releases_taken_back(p_application uuid) RETURNS TABLE (person_id uuid, organisation_id uuid, at timestamptz)
LANGUAGE plpgsql STABLE ROWS 3 SET app.door = 'open' AS $$
BEGIN
  RETURN QUERY
  SELECT rr.person_id, r.organisation_id, max(CASE WHEN r.state = 'revoked' THEN r.ended_at ELSE rr.removed_at END)::timestamptz
    FROM public.releases r JOIN public.release_readers rr ON rr.release_id = r.id
   WHERE r.application_id = p_application AND rr.granted_at IS NOT NULL
     AND ((r.state = 'revoked' AND r.ended_at IS NOT NULL) OR (rr.state = 'removed' AND rr.removed_at IS NOT NULL))
     AND NOT EXISTS (SELECT 1 FROM public.release_readers o JOIN public.releases s ON s.id = o.release_id
                      WHERE s.application_id = p_application AND s.organisation_id = r.organisation_id AND s.state = 'granted'
                        AND o.person_id = rr.person_id AND o.state = 'granted')
   GROUP BY rr.person_id, r.organisation_id;
END
$$;

CREATE FUNCTION is_sealed_text(p_application uuid, p_organisation uuid, p_person uuid, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM releases_taken_back(p_application) t
                  WHERE t.person_id = p_person AND t.organisation_id = p_organisation AND t.at >= p_at);
END
$$;

CREATE POLICY sealed ON decision_notes AS RESTRICTIVE FOR SELECT USING (
  tier <> 'T2' OR nothing_protected OR is_door() OR is_erasing()
  OR NOT is_sealed_text(application_id, organisation_id, author_id, created_at)
);
CREATE POLICY sealed ON recommendations AS RESTRICTIVE FOR SELECT USING (
  tier <> 'T2' OR nothing_protected OR is_door() OR is_erasing()
  OR NOT is_sealed_text(application_id, organisation_id, by_person_id, recorded_at)
);
-- The row stays with its author, who may still declare a conflict; their words are closed to them by the first wall.
CREATE POLICY sealed ON reviews AS RESTRICTIVE FOR SELECT USING (
  tier <> 'T2' OR nothing_protected OR state <> 'filed' OR is_door() OR is_erasing() OR person_id = acting_person()
  OR NOT is_sealed_text(application_id, organisation_id, person_id, filed_at)
);

-- A sealed recommendation is still followed by a later one.
CREATE FUNCTION supersede_recommendation(p_id uuid, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SET app.door = 'open' AS $$
BEGIN
  UPDATE public.recommendations SET superseded_at = p_at
   WHERE id = p_id AND superseded_at IS NULL AND deliberates_for(application_id) = organisation_id;
END
$$;

-- That such texts exist, for the startup's receipt and for the partner's own people: kind, who, when; never a word.
CREATE FUNCTION sealed_texts(p_application uuid) RETURNS TABLE (id uuid, kind text, person_id uuid, written_at timestamptz, sealed_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 5 SET app.door = 'open' AS $$
BEGIN
  IF NOT p_application IN (SELECT team_applications())
     AND coalesce(reader_of(p_application), '') NOT IN ('partner', 'partner_ended', 'partner_reviewer', 'reviewer_ended')
  THEN RETURN; END IF;
  RETURN QUERY
  SELECT x.id, x.kind, x.person_id, x.at::timestamptz, t.at
    FROM (SELECT n.id, 'note' AS kind, n.author_id AS person_id, n.organisation_id, n.created_at AS at
            FROM public.decision_notes n WHERE n.application_id = p_application AND n.tier = 'T2' AND NOT n.nothing_protected
          UNION ALL
          SELECT c.id, 'recommendation', c.by_person_id, c.organisation_id, c.recorded_at
            FROM public.recommendations c WHERE c.application_id = p_application AND c.tier = 'T2' AND NOT c.nothing_protected
          UNION ALL
          SELECT v.id, 'review', v.person_id, v.organisation_id, v.filed_at
            FROM public.reviews v WHERE v.application_id = p_application AND v.tier = 'T2' AND NOT v.nothing_protected AND v.state = 'filed') x
    JOIN releases_taken_back(p_application) t ON t.person_id = x.person_id AND t.organisation_id = x.organisation_id AND t.at >= x.at
   ORDER BY x.at DESC, x.id;
END
$$;
