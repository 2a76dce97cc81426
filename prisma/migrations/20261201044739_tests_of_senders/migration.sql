-- AlterTable
ALTER TABLE "support_inbox" ADD COLUMN     "authserv_at" TEXT,
ADD COLUMN     "authserv_hops" INTEGER;

-- CreateTable
CREATE TABLE "sender_test" (
    "mailbox_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "test_id" UUID,
    "planted" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mails" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_of" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "result" TEXT,
    "authserv" TEXT,
    "why" TEXT,
    "result_at" TIMESTAMPTZ(3),

    CONSTRAINT "sender_test_pkey" PRIMARY KEY ("mailbox_id")
);

-- AddForeignKey
ALTER TABLE "sender_test" ADD CONSTRAINT "sender_test_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sender_test" ADD CONSTRAINT "sender_test_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;
