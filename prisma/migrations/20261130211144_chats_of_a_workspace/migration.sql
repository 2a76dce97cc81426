-- AlterTable
ALTER TABLE "chat_identity" ADD COLUMN     "acted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "chat_installation" (
    "platform" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "refresh_at" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_installation_pkey" PRIMARY KEY ("platform","tenant_id")
);

-- CreateTable
CREATE TABLE "workspace_chat" (
    "workspace_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,

    CONSTRAINT "workspace_chat_pkey" PRIMARY KEY ("workspace_id","platform")
);

-- CreateTable
CREATE TABLE "alert_channel" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID,
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT,

    CONSTRAINT "alert_channel_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "workspace_chat_platform_tenant_id_idx" ON "workspace_chat"("platform", "tenant_id");

-- CreateIndex
CREATE INDEX "alert_channel_workspace_id_idx" ON "alert_channel"("workspace_id");

-- CreateIndex
CREATE INDEX "alert_channel_campaign_id_idx" ON "alert_channel"("campaign_id");

-- CreateIndex
CREATE INDEX "alert_channel_platform_channel_idx" ON "alert_channel"("platform", "channel");

-- A workspace and a campaign have one channel on each platform.
CREATE UNIQUE INDEX "alert_channel_of_workspace" ON "alert_channel" ("workspace_id", "platform") WHERE "campaign_id" IS NULL;
CREATE UNIQUE INDEX "alert_channel_of_campaign" ON "alert_channel" ("campaign_id", "platform") WHERE "campaign_id" IS NOT NULL;

-- Until today there was one chat, Slack: every place without a platform is there.
INSERT INTO "alert_channel" ("id", "workspace_id", "campaign_id", "platform", "channel")
SELECT gen_random_uuid(), "id", NULL, 'slack', "slack_channel" FROM "workspace" WHERE "slack_channel" IS NOT NULL
UNION ALL
SELECT gen_random_uuid(), "workspace_id", "id", 'slack', "slack_channel" FROM "campaign" WHERE "slack_channel" IS NOT NULL;

INSERT INTO "chat_installation" ("platform", "tenant_id", "name", "version", "key_id", "sealed", "refresh_at", "leased_until", "fence", "installed_at", "removed_at")
SELECT 'slack', "team_id", "team_name", "version", "key_id", "sealed", "refresh_at", "leased_until", "fence", "installed_at", "removed_at" FROM "slack_installation";

INSERT INTO "workspace_chat" ("workspace_id", "platform", "tenant_id")
SELECT "id", 'slack', "slack_team_id" FROM "workspace" WHERE "slack_team_id" IS NOT NULL;

-- What waits to be said names its place as what is asked for from now on, and has the same key.
UPDATE "outbox_item" SET "payload" = "payload" || '{"platform": "slack"}',
    "key" = CASE "kind" WHEN 'show-receipt' THEN 'receipt:' ELSE 'alert:' END || ("payload" ->> 'incidentId') || ':slack:' || ("payload" ->> 'channel')
WHERE "done_at" IS NULL AND "gave_up_at" IS NULL AND "kind" IN ('show-alert-in', 'show-alert-to', 'show-receipt');
UPDATE "outbox_item" SET "payload" = "payload" || '{"platform": "slack"}', "key" = 'repaint:slack:' || ("payload" ->> 'ref')
WHERE "done_at" IS NULL AND "gave_up_at" IS NULL AND "kind" = 'repaint';
UPDATE "outbox_item" SET "payload" = jsonb_set("payload", '{place, platform}', '"slack"')
WHERE "done_at" IS NULL AND "gave_up_at" IS NULL AND "kind" = 'tell-dead-channel' AND "payload" #>> '{place,kind}' <> 'person';

-- AddForeignKey
ALTER TABLE "workspace_chat" ADD CONSTRAINT "workspace_chat_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_chat" ADD CONSTRAINT "workspace_chat_platform_tenant_id_fkey" FOREIGN KEY ("platform", "tenant_id") REFERENCES "chat_installation"("platform", "tenant_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_channel" ADD CONSTRAINT "alert_channel_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_channel" ADD CONSTRAINT "alert_channel_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "history" SET "kind" = 'chat-installed', "data" = jsonb_build_object('platform', 'slack', 'name', "data" ->> 'team')
WHERE "kind" = 'slack-installed';

-- DropForeignKey
ALTER TABLE "workspace" DROP CONSTRAINT "workspace_slack_team_id_fkey";

-- AlterTable
ALTER TABLE "workspace" DROP COLUMN "slack_channel",
DROP COLUMN "slack_team_id";

-- AlterTable
ALTER TABLE "campaign" DROP COLUMN "slack_channel";

-- DropTable
DROP TABLE "slack_installation";
