-- Sessions of the day before go on: their idle days count from now.
ALTER TABLE "session" ADD COLUMN     "browser" TEXT,
ADD COLUMN     "network" TEXT,
ADD COLUMN     "id" UUID,
ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

UPDATE "session" SET "id" = gen_random_uuid(), "seen_at" = now();

ALTER TABLE "session" ALTER COLUMN "id" SET NOT NULL,
ALTER COLUMN "seen_at" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- CreateIndex
CREATE INDEX "session_member_id_idx" ON "session"("member_id");

-- CreateIndex
CREATE INDEX "session_seen_at_idx" ON "session"("seen_at");
