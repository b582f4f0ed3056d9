-- The second wall in sets (docs/adr/0012): who acts is established once a statement, and where they stand before an
-- application is a join that the planner looks up by index. Views with the rights of whoever asks: they open nothing that the
-- tables below them do not.

-- The acting membership, if it is live and its person is not suspended: one row or none. In plpgsql, because its plan is then
-- kept for the connection; without arguments, so that a plan asks it once and reads its row again for every row of others.
--   as_lead, as_partner, as_ended, as_other   how the role is called before an application that its organisation leads, is
--                                             the partner of, was the partner of, or has no part in; null: not at all
--   emergencies  the applications that a confirmed emergency opens, for an administrator, who stands before no others
CREATE FUNCTION who_acts() RETURNS TABLE (
  membership_id uuid, person_id uuid, role "Role", organisation_id uuid, programme_id uuid, startup_id uuid, unit text, moment timestamptz,
  as_lead text, as_partner text, as_ended text, as_other text, emergencies uuid[])
LANGUAGE plpgsql STABLE ROWS 1 SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  clock timestamptz;
BEGIN
  IF acting_membership() IS NULL THEN RETURN; END IF;
  clock := app_now();
  RETURN QUERY
  SELECT m.id, m.person_id, m.role, m.organisation_id, m.programme_id, m.startup_id, m.unit, clock,
         CASE m.role WHEN 'programme_manager' THEN 'manager' WHEN 'officer' THEN 'officer' WHEN 'reviewer' THEN 'lead_reviewer'
                     WHEN 'auditor' THEN 'auditor' WHEN 'mentor' THEN 'mentor' WHEN 'ecosystem_partner' THEN 'service'
                     WHEN 'administrator' THEN 'emergency' END,
         CASE m.role WHEN 'partner_lead' THEN 'partner' WHEN 'reviewer' THEN 'partner_reviewer'
                     WHEN 'auditor' THEN 'auditor' WHEN 'mentor' THEN 'mentor' WHEN 'ecosystem_partner' THEN 'service' END,
         CASE m.role WHEN 'partner_lead' THEN 'partner_ended' WHEN 'reviewer' THEN 'reviewer_ended'
                     WHEN 'auditor' THEN 'auditor' WHEN 'mentor' THEN 'mentor' WHEN 'ecosystem_partner' THEN 'service' END,
         CASE m.role WHEN 'mentor' THEN 'mentor' WHEN 'ecosystem_partner' THEN 'service' END,
         CASE WHEN m.role = 'administrator' THEN ARRAY(
           SELECT g.application_id FROM public.grants g
            WHERE g.person_id = m.person_id AND g.membership_id = m.id AND g.reason = 'break_glass'
              AND g.revoked_at IS NULL AND g.valid_from <= clock AND (g.valid_until IS NULL OR g.valid_until > clock)) END
    FROM public.memberships m
    JOIN public.people p ON p.id = m.person_id AND p.suspended_at IS NULL
   WHERE m.id = acting_membership() AND m.person_id = acting_person() AND m.status = 'active'
     AND m.valid_from <= clock AND (m.valid_until IS NULL OR m.valid_until > clock);
END
$$;
CREATE VIEW acting WITH (security_invoker = true) AS SELECT * FROM who_acts();

-- As whom the acting membership stands before each application that was submitted: its columns in the tier table, finer by role
-- where deliberation asks. No row: the application does not exist for it. Teams have team_applications().
--   deliberates_for  the organisation for which it deliberates: the lead's manager, the partner's lead (its own words also after
--                    its end), the lead's officer once it is decided; null for everybody else
CREATE VIEW standings WITH (security_invoker = true) AS
SELECT s.application_id, s.reader, s.membership_id, s.person_id, s.moment, s.lead_organisation_id, s.partner_organisation_id,
       s.current_version, s.source,
       CASE s.reader WHEN 'manager' THEN s.lead_organisation_id
                     WHEN 'partner' THEN s.partner_organisation_id
                     WHEN 'partner_ended' THEN s.partner_organisation_id
                     WHEN 'officer' THEN CASE WHEN s.status IN ('offered', 'rejected', 'declined', 'admitted', 'suspended', 'left', 'graduated')
                                              THEN s.lead_organisation_id END
       END AS deliberates_for
  FROM (SELECT a.id AS application_id, m.membership_id, m.person_id, m.moment, a.lead_organisation_id, a.partner_organisation_id,
               a.current_version, a.source, a.status,
               CASE m.organisation_id WHEN a.lead_organisation_id THEN m.as_lead
                                      WHEN a.partner_organisation_id THEN CASE WHEN a.partner_ended_at IS NULL THEN m.as_partner ELSE m.as_ended END
                                      ELSE m.as_other END AS reader
          FROM acting m
          JOIN public.applications a ON a.submitted_at IS NOT NULL AND (m.programme_id IS NULL OR m.programme_id = a.programme_id)
                                    AND (m.emergencies IS NULL OR a.id = ANY (m.emergencies))
         WHERE m.organisation_id IS NOT NULL
           -- Bars win over every role and grant.
           AND NOT EXISTS (SELECT 1 FROM public.bars b
                            WHERE b.application_id = a.id AND b.lifted_at IS NULL
                              AND (b.person_id = m.person_id
                                   OR (b.person_id IS NULL AND b.organisation_id = m.organisation_id AND (b.unit IS NULL OR b.unit = m.unit))))
       ) s
 WHERE s.reader IS NOT NULL;

-- About which applications the acting membership deliberates, for which organisation, and how far it looks at the other's side.
--   sees_other  both are in, so that what the other said may be looked at; never after the partner's end
--   silenced    an organisation whose words stay closed all the same: a barred partner's, when the lead decides alone
CREATE VIEW deliberations WITH (security_invoker = true) AS
SELECT s.application_id, s.deliberates_for AS organisation_id, s.reader, s.lead_organisation_id, s.partner_organisation_id,
       coalesce(d.seal_opened_at IS NOT NULL AND s.reader <> 'partner_ended', false) AS sees_other,
       CASE WHEN d.lead_alone THEN s.partner_organisation_id END AS silenced,
       d.seal_opened_at
  FROM standings s
  LEFT JOIN public.decisions d ON d.application_id = s.application_id
 WHERE s.deliberates_for IS NOT NULL;

-- What each of both organisations said about an application, as far as the acting membership may look at it through the seal:
-- a row is an open side. Ask it by application: `EXISTS (SELECT 1 FROM open_sides o WHERE o.application_id = x.application_id AND
-- o.organisation_id = x.organisation_id)`, or join it to a list of applications.
CREATE VIEW open_sides WITH (security_invoker = true) AS
SELECT d.application_id, side.organisation_id
  FROM deliberations d
 CROSS JOIN LATERAL (VALUES (d.lead_organisation_id), (d.partner_organisation_id)) side (organisation_id)
 WHERE side.organisation_id = d.organisation_id
    OR (d.sees_other AND side.organisation_id IS DISTINCT FROM d.silenced);

-- A policy reads these as whoever asks; they give nothing of their own, so that nobody need be kept from them.
GRANT SELECT ON acting, standings, deliberations, open_sides TO PUBLIC;
