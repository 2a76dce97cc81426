-- AlterEnum
ALTER TYPE "StopReason" ADD VALUE 'gone';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "InboundKind" ADD VALUE 'complaint';
ALTER TYPE "InboundKind" ADD VALUE 'gone';

-- AlterTable
ALTER TABLE "lead" ADD COLUMN     "successor" JSONB;

-- AlterTable
ALTER TABLE "inbound_mail" ADD COLUMN     "step" INTEGER;
