-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "letters_through_mailboxes" BOOLEAN NOT NULL DEFAULT false;
