-- CreateTable
CREATE TABLE "late_reading" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "names" TEXT NOT NULL,

    CONSTRAINT "late_reading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "late_reading_workspace_id_ended_at_idx" ON "late_reading"("workspace_id", "ended_at");

-- AddForeignKey
ALTER TABLE "late_reading" ADD CONSTRAINT "late_reading_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "late_reading" ADD CONSTRAINT "late_reading_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX "late_reading_open_key" ON "late_reading" ("workspace_id", "owner_id", "host") WHERE "ended_at" IS NULL;
