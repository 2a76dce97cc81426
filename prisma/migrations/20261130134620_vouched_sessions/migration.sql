-- AlterTable
ALTER TABLE "reconnect_link" DROP COLUMN "server";

-- CreateTable
CREATE TABLE "vouched_session" (
    "id" UUID NOT NULL,
    "link_hash" BYTEA NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "choices" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "browser_hash" BYTEA,
    "opened_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "refused_at" TIMESTAMPTZ(3),

    CONSTRAINT "vouched_session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "vouched_session_link_hash_key" ON "vouched_session"("link_hash");

-- AddForeignKey
ALTER TABLE "vouched_session" ADD CONSTRAINT "vouched_session_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouched_session" ADD CONSTRAINT "vouched_session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouched_session" ADD CONSTRAINT "vouched_session_link_hash_fkey" FOREIGN KEY ("link_hash") REFERENCES "reconnect_link"("token_hash") ON DELETE CASCADE ON UPDATE CASCADE;
