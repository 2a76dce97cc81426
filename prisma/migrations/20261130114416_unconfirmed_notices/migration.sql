-- CreateTable
CREATE TABLE "unconfirmed_notice" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "sends" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "unconfirmed_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unconfirmed_notice_workspace_id_ended_at_idx" ON "unconfirmed_notice"("workspace_id", "ended_at");

-- AddForeignKey
ALTER TABLE "unconfirmed_notice" ADD CONSTRAINT "unconfirmed_notice_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unconfirmed_notice" ADD CONSTRAINT "unconfirmed_notice_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX "unconfirmed_notice_open_key" ON "unconfirmed_notice" ("mailbox_id") WHERE "ended_at" IS NULL;
