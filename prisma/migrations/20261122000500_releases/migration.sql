-- CreateEnum
CREATE TYPE "OpenedObject" AS ENUM ('section', 'document');

-- CreateEnum
CREATE TYPE "ReleaseState" AS ENUM ('suggested', 'asked', 'granted', 'refused', 'withdrawn', 'revoked');

-- CreateEnum
CREATE TYPE "ReleaseBasis" AS ENUM ('applicant_consent', 'signed_cda');

-- CreateEnum
CREATE TYPE "ReleaseReaderState" AS ENUM ('named', 'granted', 'removed');

-- CreateEnum
CREATE TYPE "CompetingInterest" AS ENUM ('none', 'declared');

-- AlterTable
ALTER TABLE "grants" ADD COLUMN     "documents" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "version" INTEGER;

-- CreateTable
CREATE TABLE "openings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "object" "OpenedObject" NOT NULL,
    "section_key" TEXT NOT NULL,
    "document_id" UUID,
    "version" INTEGER NOT NULL,
    "reason" "GrantReason",
    "source_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "openings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "releases" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "startup_id" UUID NOT NULL,
    "state" "ReleaseState" NOT NULL,
    "basis" "ReleaseBasis" NOT NULL DEFAULT 'applicant_consent',
    "cda_id" UUID,
    "purpose" TEXT NOT NULL,
    "sections" TEXT[],
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "suggested_by_id" UUID,
    "suggested_at" TIMESTAMPTZ(3),
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "answer_reason" TEXT,
    "granted_sections" TEXT[],
    "granted_documents" UUID[],
    "granted_until" TIMESTAMPTZ(3),
    "version" INTEGER,
    "renewed_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "expiry_mailed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "releases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_readers" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "release_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "state" "ReleaseReaderState" NOT NULL DEFAULT 'named',
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "granted_at" TIMESTAMPTZ(3),
    "interest" "CompetingInterest",
    "declared_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "release_readers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_messages" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "release_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "from_startup" BOOLEAN NOT NULL,
    "person_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "release_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cdas" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "startup_id" UUID NOT NULL,
    "signed_on" DATE NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "file_state" "DocumentState" NOT NULL DEFAULT 'scanning',
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "startup_confirmed_by_id" UUID,
    "startup_confirmed_at" TIMESTAMPTZ(3),
    "partner_confirmed_by_id" UUID,
    "partner_confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "cdas_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "openings_application_id_opened_at_idx" ON "openings"("application_id", "opened_at");

-- CreateIndex
CREATE INDEX "releases_application_id_idx" ON "releases"("application_id");

-- CreateIndex
CREATE INDEX "releases_organisation_id_programme_id_idx" ON "releases"("organisation_id", "programme_id");

-- CreateIndex
CREATE INDEX "releases_state_granted_until_idx" ON "releases"("state", "granted_until");

-- CreateIndex
CREATE INDEX "release_readers_person_id_idx" ON "release_readers"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_readers_release_id_person_id_key" ON "release_readers"("release_id", "person_id");

-- CreateIndex
CREATE INDEX "release_messages_release_id_at_idx" ON "release_messages"("release_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "cdas_storage_key_key" ON "cdas"("storage_key");

-- CreateIndex
CREATE INDEX "cdas_application_id_idx" ON "cdas"("application_id");

-- AddForeignKey
ALTER TABLE "openings" ADD CONSTRAINT "openings_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_cda_id_fkey" FOREIGN KEY ("cda_id") REFERENCES "cdas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_readers" ADD CONSTRAINT "release_readers_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_messages" ADD CONSTRAINT "release_messages_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the models cannot say ----------------------------------------------------------------------------------------
-- A release is bound to a frozen version; without one a reader would follow the newest.
ALTER TABLE grants ADD CONSTRAINT grants_release_version CHECK (reason <> 'release' OR version IS NOT NULL);
ALTER TABLE releases ADD CONSTRAINT releases_period CHECK (valid_from IS NULL OR valid_until > valid_from);
ALTER TABLE releases ADD CONSTRAINT releases_asked CHECK (state IN ('suggested', 'withdrawn') OR asked_at IS NOT NULL);
ALTER TABLE releases ADD CONSTRAINT releases_granted CHECK (
  state <> 'granted' OR (version IS NOT NULL AND granted_until IS NOT NULL AND answered_at IS NOT NULL AND cardinality(granted_sections) > 0));
ALTER TABLE releases ADD CONSTRAINT releases_basis CHECK ((basis = 'signed_cda') = (cda_id IS NOT NULL));
ALTER TABLE release_readers ADD CONSTRAINT release_readers_declared CHECK ((interest IS NULL) = (declared_at IS NULL));
ALTER TABLE cdas ADD CONSTRAINT cdas_two_people CHECK (
  startup_confirmed_by_id IS NULL OR partner_confirmed_by_id IS NULL OR startup_confirmed_by_id <> partner_confirmed_by_id);
ALTER TABLE openings ADD CONSTRAINT openings_document CHECK ((object = 'document') = (document_id IS NOT NULL));
CREATE TRIGGER openings_immutable BEFORE UPDATE ON openings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_messages_immutable BEFORE UPDATE ON release_messages FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE openings ADD CONSTRAINT openings_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE openings ADD CONSTRAINT openings_membership_id_ref FOREIGN KEY (membership_id) REFERENCES memberships (id);
ALTER TABLE openings ADD CONSTRAINT openings_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE openings ADD CONSTRAINT openings_document_id_ref FOREIGN KEY (document_id) REFERENCES documents (id);
ALTER TABLE releases ADD CONSTRAINT releases_programme_id_ref FOREIGN KEY (programme_id) REFERENCES programmes (id);
ALTER TABLE releases ADD CONSTRAINT releases_organisation_id_ref FOREIGN KEY (organisation_id) REFERENCES organisations (id);
ALTER TABLE releases ADD CONSTRAINT releases_startup_id_ref FOREIGN KEY (startup_id) REFERENCES startups (id);
ALTER TABLE releases ADD CONSTRAINT releases_suggested_by_id_ref FOREIGN KEY (suggested_by_id) REFERENCES people (id);
ALTER TABLE releases ADD CONSTRAINT releases_asked_by_id_ref FOREIGN KEY (asked_by_id) REFERENCES people (id);
ALTER TABLE releases ADD CONSTRAINT releases_answered_by_id_ref FOREIGN KEY (answered_by_id) REFERENCES people (id);
ALTER TABLE releases ADD CONSTRAINT releases_ended_by_id_ref FOREIGN KEY (ended_by_id) REFERENCES people (id);
ALTER TABLE release_readers ADD CONSTRAINT release_readers_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE release_readers ADD CONSTRAINT release_readers_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE release_readers ADD CONSTRAINT release_readers_membership_id_ref FOREIGN KEY (membership_id) REFERENCES memberships (id);
ALTER TABLE release_readers ADD CONSTRAINT release_readers_added_by_id_ref FOREIGN KEY (added_by_id) REFERENCES people (id);
ALTER TABLE release_messages ADD CONSTRAINT release_messages_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE release_messages ADD CONSTRAINT release_messages_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE cdas ADD CONSTRAINT cdas_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id);
ALTER TABLE cdas ADD CONSTRAINT cdas_startup_id_ref FOREIGN KEY (startup_id) REFERENCES startups (id);
ALTER TABLE cdas ADD CONSTRAINT cdas_uploaded_by_id_ref FOREIGN KEY (uploaded_by_id) REFERENCES people (id);
ALTER TABLE cdas ADD CONSTRAINT cdas_startup_confirmed_by_id_ref FOREIGN KEY (startup_confirmed_by_id) REFERENCES people (id);
ALTER TABLE cdas ADD CONSTRAINT cdas_partner_confirmed_by_id_ref FOREIGN KEY (partner_confirmed_by_id) REFERENCES people (id);
