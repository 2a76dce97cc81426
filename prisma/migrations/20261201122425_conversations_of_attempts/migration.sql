-- AlterTable
ALTER TABLE "chat_attempt" ADD COLUMN     "conversation" TEXT;
