-- AlterTable
ALTER TABLE "outbox_item" ADD COLUMN     "claimed_by" TEXT;

-- AlterTable
ALTER TABLE "reconnect" ADD COLUMN     "claimed_by" TEXT;
