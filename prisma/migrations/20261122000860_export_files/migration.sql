-- AlterEnum
ALTER TYPE "ExportKind" ADD VALUE 'application';
-- AlterTable
ALTER TABLE "data_exports" ADD COLUMN     "application_id" UUID,
ADD COLUMN     "application_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "size" BIGINT,
ADD COLUMN     "storage_key" TEXT,
ADD COLUMN     "version" INTEGER;
