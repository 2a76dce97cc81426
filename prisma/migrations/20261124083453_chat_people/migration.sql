-- AlterTable
ALTER TABLE "member" ADD COLUMN     "slack_user_id" TEXT;

-- CreateTable
CREATE TABLE "chat_input" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_input_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "chat_input_at_idx" ON "chat_input"("at");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_slack_user_id_key" ON "member"("workspace_id", "slack_user_id");
