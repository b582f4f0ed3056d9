-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "assisted_sign_in_id" UUID;
-- CreateTable
CREATE TABLE "assisted_sign_ins" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "startup_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_membership_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "confirmed_by_id" UUID,
    "confirmed_membership_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "code_hash" TEXT,
    "code_expires_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "assisted_sign_ins_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "assisted_sign_ins_person_id_asked_at_idx" ON "assisted_sign_ins"("person_id", "asked_at");
-- CreateIndex
CREATE INDEX "assisted_sign_ins_organisation_id_asked_at_idx" ON "assisted_sign_ins"("organisation_id", "asked_at");

-- What the models cannot say --------------------------------------------------------------------------------------
ALTER TABLE sessions ADD CONSTRAINT sessions_assisted_sign_in_id_ref FOREIGN KEY (assisted_sign_in_id)
  REFERENCES assisted_sign_ins (id);
-- Whoever was helped cannot shed the mark: a session that came of help stays assisted.
ALTER TABLE sessions ADD CONSTRAINT sessions_assisted_by CHECK (assisted_sign_in_id IS NULL OR assisted);
ALTER TABLE assisted_sign_ins ADD CONSTRAINT assisted_sign_ins_person_id_ref FOREIGN KEY (person_id) REFERENCES people (id);
ALTER TABLE assisted_sign_ins ADD CONSTRAINT assisted_sign_ins_asked_by_id_ref FOREIGN KEY (asked_by_id) REFERENCES people (id);
ALTER TABLE assisted_sign_ins ADD CONSTRAINT assisted_sign_ins_confirmed_by_id_ref FOREIGN KEY (confirmed_by_id) REFERENCES people (id);
ALTER TABLE assisted_sign_ins ADD CONSTRAINT assisted_sign_ins_two_persons CHECK (
  asked_by_id <> person_id AND (confirmed_by_id IS NULL OR confirmed_by_id NOT IN (asked_by_id, person_id)));
-- No code without the second person, none used that was never shown.
ALTER TABLE assisted_sign_ins ADD CONSTRAINT assisted_sign_ins_in_order CHECK (
  (code_hash IS NULL OR confirmed_by_id IS NOT NULL) AND (used_at IS NULL OR code_hash IS NOT NULL));
