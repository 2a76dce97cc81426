-- AlterTable
ALTER TABLE "member" ADD COLUMN     "quiet_from" INTEGER,
ADD COLUMN     "quiet_to" INTEGER;

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "slack_channel" TEXT;

-- AlterTable
ALTER TABLE "watch" ADD COLUMN     "reach_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "watch_reach_at_idx" ON "watch"("reach_at");
