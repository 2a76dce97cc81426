-- DropForeignKey
ALTER TABLE "alert" DROP CONSTRAINT "alert_workspace_id_fkey";

-- DropForeignKey
ALTER TABLE "alert" DROP CONSTRAINT "alert_incident_id_fkey";

-- DropForeignKey
ALTER TABLE "alert" DROP CONSTRAINT "alert_member_id_fkey";

-- DropForeignKey
ALTER TABLE "drill_place" DROP CONSTRAINT "drill_place_drill_id_fkey";

-- DropIndex
DROP INDEX "kept_message_about_kind_about_id_platform_channel_key";

-- AlterTable
ALTER TABLE "kept_message" ADD COLUMN     "extra_at" TIMESTAMPTZ(3),
ADD COLUMN     "extra_why" TEXT,
ADD COLUMN     "edit_refused_at" TIMESTAMPTZ(3),
ADD COLUMN     "part" TEXT NOT NULL DEFAULT 'message',
ADD COLUMN     "says" JSONB,
ADD COLUMN     "thread_at" TIMESTAMPTZ(3);

-- The alerts that stand keep their places: they go on being edited.
INSERT INTO "kept_message" ("id", "workspace_id", "about_kind", "about_id", "platform", "channel", "member_id", "message_ref", "posting_at", "posted_at", "shown", "thread_at", "dead_why")
SELECT "id", "workspace_id", 'incident', "incident_id", "platform", "channel", "member_id", "message_ref", "posting_at", "posted_at", "shown", "thread_at",
    CASE WHEN "dead_at" IS NULL THEN NULL ELSE 'Nobody was reached there.' END
FROM "alert";

-- So do the messages of rehearsals.
INSERT INTO "kept_message" ("id", "workspace_id", "about_kind", "about_id", "platform", "channel", "member_id", "message_ref", "posting_at", "posted_at", "shown", "dead_why")
SELECT gen_random_uuid(), "drill"."workspace_id", 'drill', "drill_id", 'slack', "channel", "member_id", "message_ref", "posting_at", "posted_at", "shown", "dead_why"
FROM "drill_place" JOIN "drill" ON "drill"."id" = "drill_place"."drill_id"
WHERE "member_id" IS NULL OR EXISTS (SELECT 1 FROM "member" WHERE "member"."id" = "member_id");

-- DropTable
DROP TABLE "alert";

-- DropTable
DROP TABLE "drill_place";

-- CreateIndex
CREATE UNIQUE INDEX "kept_message_about_kind_about_id_part_platform_channel_key" ON "kept_message"("about_kind", "about_id", "part", "platform", "channel");
