-- The mentors page reads admitted startups by name, however many applications there are.
CREATE INDEX applications_admitted ON applications (lead_organisation_id, list_name, id) WHERE status = 'admitted';
CREATE INDEX applications_partner_admitted ON applications (partner_organisation_id, list_name, id) WHERE status = 'admitted';
-- A mentor's live matches are counted by profile.
CREATE INDEX matches_of_profile ON matches (mentor_profile_id, state);
