-- One application per intake and key, however many imports run at once.
ALTER TABLE "applications" ADD COLUMN IF NOT EXISTS "import_key" TEXT;
CREATE UNIQUE INDEX IF NOT EXISTS "applications_intake_id_import_key_key" ON "applications"("intake_id", "import_key");
