-- CreateEnum
CREATE TYPE "SuppressionReason" AS ENUM ('opted_out', 'bounced', 'complained', 'by_hand');

-- CreateEnum
CREATE TYPE "SuppressionSource" AS ENUM ('mail', 'link', 'refusal', 'member');

-- AlterTable
ALTER TABLE "suppression" ADD COLUMN     "author" TEXT,
ADD COLUMN     "campaign_id" UUID,
ADD COLUMN     "mailbox_id" UUID,
ADD COLUMN     "member_id" UUID,
ADD COLUMN     "message_id" TEXT,
ADD COLUMN     "source" "SuppressionSource",
ADD COLUMN     "subject" TEXT,
ADD COLUMN     "words" TEXT,
-- Only the first two reasons were ever written; nothing else is taken for one of them.
ALTER COLUMN "reason" TYPE "SuppressionReason" USING (
  CASE "reason"::text WHEN 'opted_out' THEN 'opted_out' WHEN 'bounced' THEN 'bounced' ELSE 'by_hand' END
)::"SuppressionReason";

-- CreateIndex
CREATE INDEX "suppression_workspace_id_at_idx" ON "suppression"("workspace_id", "at");

-- AddForeignKey
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The suppressions page reads only these few of all that happened.
CREATE INDEX "history_suppression_idx" ON "history"("workspace_id", "at") WHERE "kind" IN ('suppression-added', 'suppression-lifted');

-- The history of the day before knows where a suppression comes from: an opt-out without a mailbox came by the link.
UPDATE "suppression" SET
  "source" = (CASE WHEN told."mailbox_id" IS NULL THEN 'link' ELSE 'mail' END)::"SuppressionSource",
  "campaign_id" = told."campaign_id",
  "mailbox_id" = (SELECT "id" FROM "mailbox" WHERE "id" = told."mailbox_id")
FROM (
  SELECT DISTINCT ON ("lead"."workspace_id", "lead"."email", "history"."kind", "history"."at")
    "lead"."workspace_id", "lead"."email", "history"."kind", "history"."at", "history"."mailbox_id", "enrolment"."campaign_id"
  FROM "history"
  JOIN "enrolment" ON "enrolment"."id"::text = "history"."data"->>'enrolmentId'
  JOIN "lead" ON "lead"."id" = "enrolment"."lead_id"
  WHERE "history"."kind" IN ('opted-out', 'bounced')
  ORDER BY "lead"."workspace_id", "lead"."email", "history"."kind", "history"."at", "history"."id"
) told
WHERE told."workspace_id" = "suppression"."workspace_id" AND told."email" = "suppression"."email"
  AND told."at" = "suppression"."at" AND told."kind" = replace("suppression"."reason"::text, '_', '-');
