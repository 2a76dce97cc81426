-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "foretell_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "credential" ADD COLUMN     "ends_at" TIMESTAMPTZ(3);
