-- AlterEnum
ALTER TYPE "InboundKind" ADD VALUE 'opt_out_doubt';

-- CreateTable
CREATE TABLE "kept_message" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "about_kind" TEXT NOT NULL,
    "about_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "member_id" UUID,
    "message_ref" TEXT,
    "posting_at" TIMESTAMPTZ(3),
    "posted_at" TIMESTAMPTZ(3),
    "shown" TEXT,
    "dead_why" TEXT,

    CONSTRAINT "kept_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opt_out_question" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "campaign_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "sentence" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answered_by_id" UUID,

    CONSTRAINT "opt_out_question_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "kept_message_about_kind_about_id_platform_channel_key" ON "kept_message"("about_kind", "about_id", "platform", "channel");

-- CreateIndex
CREATE INDEX "opt_out_question_workspace_id_answered_at_idx" ON "opt_out_question"("workspace_id", "answered_at");

-- AddForeignKey
ALTER TABLE "kept_message" ADD CONSTRAINT "kept_message_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_message" ADD CONSTRAINT "kept_message_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opt_out_question" ADD CONSTRAINT "opt_out_question_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opt_out_question" ADD CONSTRAINT "opt_out_question_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opt_out_question" ADD CONSTRAINT "opt_out_question_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opt_out_question" ADD CONSTRAINT "opt_out_question_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE UNIQUE INDEX "opt_out_question_open_key" ON "opt_out_question" ("workspace_id", "email") WHERE "answered_at" IS NULL;
