-- AlterTable
ALTER TABLE "opt_out_question" ADD COLUMN     "author" TEXT,
ADD COLUMN     "message_id" TEXT,
ADD COLUMN     "subject" TEXT;
