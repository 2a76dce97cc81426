-- CreateTable
CREATE TABLE "drill" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "started_by_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by_id" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "drill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drill_place" (
    "drill_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "member_id" UUID,
    "message_ref" TEXT,
    "posting_at" TIMESTAMPTZ(3),
    "posted_at" TIMESTAMPTZ(3),
    "shown" TEXT,
    "dead_why" TEXT,

    CONSTRAINT "drill_place_pkey" PRIMARY KEY ("drill_id","channel")
);

-- CreateIndex
CREATE INDEX "drill_ended_at_started_at_idx" ON "drill"("ended_at", "started_at");

-- AddForeignKey
ALTER TABLE "drill" ADD CONSTRAINT "drill_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drill" ADD CONSTRAINT "drill_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drill_place" ADD CONSTRAINT "drill_place_drill_id_fkey" FOREIGN KEY ("drill_id") REFERENCES "drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One at a time for each mailbox.
CREATE UNIQUE INDEX "drill_under_way" ON "drill"("mailbox_id") WHERE ended_at IS NULL;
