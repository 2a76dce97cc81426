-- AlterEnum
ALTER TYPE "MailboxState" ADD VALUE 'removed';

-- DropIndex
DROP INDEX "mailbox_workspace_id_address_key";

-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "disconnection" ADD COLUMN     "removed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "forgotten_lead" (
    "workspace_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forgotten_lead_pkey" PRIMARY KEY ("workspace_id","hash")
);

-- An address may be connected again once its mailbox is removed.
CREATE UNIQUE INDEX "mailbox_address_key" ON "mailbox"("workspace_id", "address") WHERE "removed_at" IS NULL;

-- AddForeignKey
ALTER TABLE "forgotten_lead" ADD CONSTRAINT "forgotten_lead_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
