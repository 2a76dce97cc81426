-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "held_called_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_calls" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "held_host" TEXT,
ADD COLUMN     "held_probed_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_since" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "mailbox_held_host_held_until_idx" ON "mailbox"("held_host", "held_until");
