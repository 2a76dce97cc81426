-- CreateTable
CREATE TABLE "disclaimer" (
    "mailbox_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disclaimer_pkey" PRIMARY KEY ("mailbox_id","member_id")
);

-- AddForeignKey
ALTER TABLE "disclaimer" ADD CONSTRAINT "disclaimer_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclaimer" ADD CONSTRAINT "disclaimer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclaimer" ADD CONSTRAINT "disclaimer_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
