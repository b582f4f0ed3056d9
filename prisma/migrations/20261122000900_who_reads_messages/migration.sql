-- What owners and the partner's lead say to each other about a release is theirs: those whom a release only names do not
-- read it (twin of loadMessages in lib/releases/queries/release-views.ts). The portal's jobs need none of it.
DROP POLICY wall ON release_messages;
CREATE POLICY wall ON release_messages USING (
  EXISTS (SELECT 1 FROM releases r
           WHERE r.id = release_id
             AND (r.application_id = ANY (ARRAY(SELECT team_applications()))
                  OR reader_of(r.application_id) IN ('partner', 'partner_ended')))
) WITH CHECK (is_anybody());
