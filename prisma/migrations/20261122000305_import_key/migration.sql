-- One application per intake and key, however many imports run at once.
ALTER TABLE "applications" ADD COLUMN "import_key" TEXT;
CREATE UNIQUE INDEX "applications_intake_id_import_key_key" ON "applications"("intake_id", "import_key");
