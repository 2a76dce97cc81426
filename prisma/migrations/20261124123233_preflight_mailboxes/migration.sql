-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "preflight_for" TIMESTAMPTZ(3);
