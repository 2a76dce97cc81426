-- AlterTable
ALTER TABLE "alert" ADD COLUMN     "dead_at" TIMESTAMPTZ(3),
ADD COLUMN     "member_id" UUID;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
