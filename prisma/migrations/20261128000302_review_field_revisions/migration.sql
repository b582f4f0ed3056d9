-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "field_revisions" JSONB NOT NULL DEFAULT '{}';
