-- CreateTable
CREATE TABLE "lead_wait" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "addresses" TEXT[],
    "seen_from" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "lead_wait_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lead_wait_workspace_id_ended_at_idx" ON "lead_wait"("workspace_id", "ended_at");

-- AddForeignKey
ALTER TABLE "lead_wait" ADD CONSTRAINT "lead_wait_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_wait" ADD CONSTRAINT "lead_wait_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX "lead_wait_open_key" ON "lead_wait" ("workspace_id", (coalesce("owner_id", "workspace_id")), "kind") WHERE "ended_at" IS NULL;
