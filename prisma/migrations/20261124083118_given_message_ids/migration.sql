-- AlterTable
ALTER TABLE "send" ADD COLUMN     "given_id" TEXT;

-- Answers are matched by it; most providers keep our Message-ID, and then there is none.
CREATE INDEX "send_given_id_idx" ON "send" ("given_id") WHERE "given_id" IS NOT NULL;
