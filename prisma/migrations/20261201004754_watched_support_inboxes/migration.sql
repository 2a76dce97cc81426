-- AlterTable
ALTER TABLE "support_inbox" ADD COLUMN     "idles" BOOLEAN,
ADD COLUMN     "watched_by" TEXT,
ADD COLUMN     "watched_until" TIMESTAMPTZ(3);
