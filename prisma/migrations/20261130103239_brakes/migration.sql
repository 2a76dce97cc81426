-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "brake_bounces" INTEGER NOT NULL DEFAULT 8,
ADD COLUMN     "brake_refusals" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "brake_from" TIMESTAMPTZ(3),
ADD COLUMN     "paused_by_brake_id" UUID,
ADD COLUMN     "test_enrolment_id" UUID;

-- AlterTable
ALTER TABLE "campaign_mailbox" ADD COLUMN     "left_at" TIMESTAMPTZ(3),
ADD COLUMN     "refused_row" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "brake" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "mailbox_id" UUID,
    "reason" TEXT NOT NULL,
    "diagnosis" JSONB,
    "counted" INTEGER NOT NULL,
    "out_of" INTEGER,
    "met_by_id" UUID NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "tested_at" TIMESTAMPTZ(3),
    "test" TEXT,
    "test_email" TEXT,
    "test_line" TEXT,

    CONSTRAINT "brake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refusal" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refusal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "brake_workspace_id_ended_at_idx" ON "brake"("workspace_id", "ended_at");

-- CreateIndex
CREATE INDEX "brake_campaign_id_idx" ON "brake"("campaign_id");

-- CreateIndex
CREATE INDEX "refusal_enrolment_id_step_idx" ON "refusal"("enrolment_id", "step");

-- CreateIndex
CREATE INDEX "refusal_campaign_id_at_idx" ON "refusal"("campaign_id", "at");

-- AddForeignKey
ALTER TABLE "brake" ADD CONSTRAINT "brake_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brake" ADD CONSTRAINT "brake_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brake" ADD CONSTRAINT "brake_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brake" ADD CONSTRAINT "brake_met_by_id_fkey" FOREIGN KEY ("met_by_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brake" ADD CONSTRAINT "brake_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refusal" ADD CONSTRAINT "refusal_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refusal" ADD CONSTRAINT "refusal_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX "brake_open_key" ON "brake" ("campaign_id", coalesce("mailbox_id", "campaign_id")) WHERE "ended_at" IS NULL;
-- The last first sends of a campaign.
CREATE INDEX "send_first_idx" ON "send" ("campaign_id", "settled_at") WHERE "step" = 1 AND "state" IN ('accepted', 'refused');
-- A paused campaign was paused by exactly one: a person, a disconnection or its brake.
ALTER TABLE "campaign" DROP CONSTRAINT "campaign_paused_by_one";
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_paused_by_one" CHECK (
  num_nonnulls("paused_by_member_id", "paused_by_disconnection_id", "paused_by_brake_id") = ("state" = 'paused')::int
);
-- The few leads that a brake lets through.
CREATE INDEX "campaign_test_idx" ON "campaign" ("test_enrolment_id") WHERE "test_enrolment_id" IS NOT NULL;
