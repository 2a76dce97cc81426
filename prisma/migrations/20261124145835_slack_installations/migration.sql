-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "slack_team_id" TEXT;

-- AlterTable
ALTER TABLE "chat_identity" ADD COLUMN     "guest" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "provider_sign_in" ALTER COLUMN "address" DROP NOT NULL;

-- CreateTable
CREATE TABLE "slack_installation" (
    "team_id" TEXT NOT NULL,
    "team_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "refresh_at" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "slack_installation_pkey" PRIMARY KEY ("team_id")
);

-- CreateIndex
CREATE INDEX "workspace_slack_team_id_idx" ON "workspace"("slack_team_id");

-- AddForeignKey
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_slack_team_id_fkey" FOREIGN KEY ("slack_team_id") REFERENCES "slack_installation"("team_id") ON DELETE SET NULL ON UPDATE CASCADE;
