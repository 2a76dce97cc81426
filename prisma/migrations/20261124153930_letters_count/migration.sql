-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "letter_at" TIMESTAMPTZ(3);
