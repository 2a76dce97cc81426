-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "posting_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "watch" (
    "incident_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "taken_by_id" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "nudges" INTEGER NOT NULL DEFAULT 0,
    "next_nudge_at" TIMESTAMPTZ(3),

    CONSTRAINT "watch_pkey" PRIMARY KEY ("incident_id")
);

-- CreateIndex
CREATE INDEX "watch_next_nudge_at_idx" ON "watch"("next_nudge_at");

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_taken_by_id_fkey" FOREIGN KEY ("taken_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
