-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "held_in_id" UUID;

-- AlterTable
ALTER TABLE "disconnection" ADD COLUMN     "came_from_id" UUID,
ADD COLUMN     "probe_at" TIMESTAMPTZ(3),
ADD COLUMN     "probes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "diagnosis" JSONB,
ADD COLUMN     "gathered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "gathers_until" TIMESTAMPTZ(3);

-- What opened it speaks for it. One whose mailboxes were all removed says nothing any more.
UPDATE "incident" SET "diagnosis" = (
  SELECT "diagnosis" FROM "disconnection" WHERE "disconnection"."incident_id" = "incident"."id" ORDER BY "started_at" LIMIT 1);
DELETE FROM "incident" WHERE "diagnosis" IS NULL;
ALTER TABLE "incident" ALTER COLUMN "diagnosis" SET NOT NULL;

-- AlterTable
ALTER TABLE "reconnect" ALTER COLUMN "key_id" DROP NOT NULL,
ALTER COLUMN "sealed" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "mailbox_held_in_id_idx" ON "mailbox"("held_in_id");

-- CreateIndex
CREATE INDEX "disconnection_came_from_id_idx" ON "disconnection"("came_from_id");

-- CreateIndex
CREATE INDEX "reconnect_disconnection_id_idx" ON "reconnect"("disconnection_id");

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_held_in_id_fkey" FOREIGN KEY ("held_in_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disconnection" ADD CONSTRAINT "disconnection_came_from_id_fkey" FOREIGN KEY ("came_from_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One incident a scope and cause that can be joined.
DROP INDEX "incident_open_key";
CREATE UNIQUE INDEX "incident_open_key" ON "incident" ("workspace_id", "scope", "cause") WHERE "ended_at" IS NULL AND NOT "gathered";
-- Lost mailboxes that are looked at again by themselves.
CREATE INDEX "disconnection_probe_idx" ON "disconnection" ("probe_at") WHERE "ended_at" IS NULL AND "probe_at" IS NOT NULL;
