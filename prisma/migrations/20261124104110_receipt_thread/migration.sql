-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "thread_at" TIMESTAMPTZ(3);
