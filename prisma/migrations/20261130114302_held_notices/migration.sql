-- CreateTable
CREATE TABLE "held_notice" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "leads" INTEGER NOT NULL,

    CONSTRAINT "held_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "held_notice_workspace_id_ended_at_idx" ON "held_notice"("workspace_id", "ended_at");

-- AddForeignKey
ALTER TABLE "held_notice" ADD CONSTRAINT "held_notice_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_notice" ADD CONSTRAINT "held_notice_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX "held_notice_open_key" ON "held_notice" ("campaign_id") WHERE "ended_at" IS NULL;
-- Leads that were ever held are few.
CREATE INDEX "enrolment_held_idx" ON "enrolment" ("campaign_id") WHERE "held_for" IS NOT NULL;
