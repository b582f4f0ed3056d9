-- CreateEnum
CREATE TYPE "StampProblem" AS ENUM ('broken', 'encrypted', 'too_many_pages', 'too_large');

-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "stamp_problem" "StampProblem";

-- CreateTable
CREATE TABLE "document_copies" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "document_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "release_id" UUID,
    "version" INTEGER NOT NULL,
    "storage_key" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ready_at" TIMESTAMPTZ(3),
    "size" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "document_copies_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_copies_storage_key_key" ON "document_copies"("storage_key");

-- CreateIndex
CREATE INDEX "document_copies_person_id_document_id_idx" ON "document_copies"("person_id", "document_id");

-- CreateIndex
CREATE INDEX "document_copies_document_id_idx" ON "document_copies"("document_id");

-- CreateIndex
CREATE INDEX "document_copies_application_id_idx" ON "document_copies"("application_id");

-- CreateIndex
CREATE INDEX "document_copies_expires_at_idx" ON "document_copies"("expires_at");


-- What the models cannot say --------------------------------------------------------------------------------------
ALTER TABLE document_copies ADD CONSTRAINT document_copies_document_id_ref FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE CASCADE;
ALTER TABLE document_copies ADD CONSTRAINT document_copies_application_id_ref FOREIGN KEY (application_id) REFERENCES applications (id) ON DELETE CASCADE;
ALTER TABLE document_copies ADD CONSTRAINT document_copies_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);

-- A copy is one reader's: that person and the portal, which removes it. Whether its document may still be read is asked
-- of the document, whose own wall stands before it.
ALTER TABLE document_copies ENABLE ROW LEVEL SECURITY;
ALTER TABLE document_copies FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON document_copies USING (is_system() OR person_id = acting_person()) WITH CHECK (is_system() OR person_id = acting_person());
