-- Of several attempts that count as the message, the last one does.
UPDATE "chat_attempt" earlier SET "superseded_at" = later."at"
FROM "chat_attempt" later
WHERE earlier."superseded_at" IS NULL AND later."superseded_at" IS NULL
  AND earlier."platform" = later."platform" AND earlier."mark" = later."mark"
  AND (earlier."at", earlier."id") < (later."at", later."id");

-- CreateIndex: Prisma knows no partial ones.
CREATE UNIQUE INDEX "chat_attempt_present_key" ON "chat_attempt" ("platform", "mark") WHERE "superseded_at" IS NULL;

-- CreateIndex
CREATE INDEX "chat_attempt_at_idx" ON "chat_attempt"("at");

-- DropIndex: only the present attempt is looked for by its mark.
DROP INDEX "chat_attempt_platform_mark_idx";
