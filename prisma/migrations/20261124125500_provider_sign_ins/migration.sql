-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "subject" TEXT;

-- AlterTable
ALTER TABLE "credential" ADD COLUMN     "fence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "leased_until" TIMESTAMPTZ(3),
ADD COLUMN     "refresh_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "reconnect" ADD COLUMN     "subject" TEXT;

-- CreateTable
CREATE TABLE "provider_sign_in" (
    "state_hash" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "link_hash" BYTEA,
    "mailbox_id" UUID,
    "incident_id" UUID,
    "address" TEXT NOT NULL,
    "server" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_sign_in_pkey" PRIMARY KEY ("state_hash")
);

-- CreateIndex
CREATE INDEX "provider_sign_in_expires_at_idx" ON "provider_sign_in"("expires_at");

-- CreateIndex
CREATE INDEX "mailbox_provider_subject_idx" ON "mailbox"("provider", "subject");

-- CreateIndex
CREATE INDEX "credential_refresh_at_idx" ON "credential"("refresh_at");

-- AddForeignKey
ALTER TABLE "provider_sign_in" ADD CONSTRAINT "provider_sign_in_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_sign_in" ADD CONSTRAINT "provider_sign_in_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_sign_in" ADD CONSTRAINT "provider_sign_in_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;
