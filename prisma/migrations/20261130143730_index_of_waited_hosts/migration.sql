-- DropIndex
DROP INDEX "mailbox_held_host_held_until_idx";

-- CreateIndex
CREATE INDEX "mailbox_held_host_idx" ON "mailbox"("held_host");
