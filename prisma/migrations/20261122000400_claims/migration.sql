-- An imported startup is claimed by an invitation that names its application.
ALTER TABLE "invitations" ADD COLUMN "application_id" UUID,
ADD COLUMN "locale" TEXT;
CREATE INDEX "invitations_application_id_idx" ON "invitations"("application_id");
ALTER TABLE invitations ADD CONSTRAINT invitations_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
-- Whoever claims becomes the owner; there is no other way to claim.
ALTER TABLE invitations ADD CONSTRAINT invitations_claim CHECK (application_id IS NULL OR (startup_id IS NOT NULL AND role = 'owner'));
ALTER TABLE "applications" ADD COLUMN "claimed_at" TIMESTAMPTZ(3);
ALTER TABLE applications ADD CONSTRAINT applications_claimed CHECK (claimed_at IS NULL OR source = 'import');
ALTER TABLE startups ADD CONSTRAINT startups_claimed CHECK (claimed_at IS NULL OR source = 'import');
