-- AlterTable
ALTER TABLE "people" ADD COLUMN     "idle_warned_at" TIMESTAMPTZ(3);
