-- AlterTable
ALTER TABLE "support_mail" ADD COLUMN     "gathered_in" UUID,
ADD COLUMN     "identity" BYTEA;

-- AlterTable
ALTER TABLE "support_letter" ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "try_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ticket_move" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "message_ids" UUID[],
    "people" TEXT[],
    "state" "TicketState" NOT NULL,
    "why" TEXT NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ticket_move_from_id_idx" ON "ticket_move"("from_id");

-- CreateIndex
CREATE INDEX "ticket_move_into_id_idx" ON "ticket_move"("into_id");

-- AddForeignKey
ALTER TABLE "ticket_move" ADD CONSTRAINT "ticket_move_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_move" ADD CONSTRAINT "ticket_move_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_move" ADD CONSTRAINT "ticket_move_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits to be understood, and what waits to be sent: few rows among many.
CREATE INDEX "support_mail_waiting_idx" ON "support_mail"("mailbox_id", "stored_at", "id") WHERE "understood_at" IS NULL;
CREATE INDEX "support_mail_gathered_idx" ON "support_mail"("workspace_id", "identity") WHERE "identity" IS NOT NULL;
CREATE INDEX "support_letter_open_idx" ON "support_letter"("mailbox_id", "created_at") WHERE "state" IN ('planned', 'transmitting');
CREATE INDEX "support_letter_given_id_idx" ON "support_letter"("workspace_id", "given_id") WHERE "given_id" IS NOT NULL;
