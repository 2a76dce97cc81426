-- AlterTable
ALTER TABLE "alert_channel" ADD COLUMN     "name_asked_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "alert_channel_name_asked_at_idx" ON "alert_channel"("name_asked_at");
