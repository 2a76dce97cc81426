-- CreateEnum
CREATE TYPE "UnreadWhy" AS ENUM ('refused', 'line_broke', 'silent', 'no_content', 'not_applied');

-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "read_failing_since" TIMESTAMPTZ(3),
ADD COLUMN     "read_failure" TEXT;

-- AlterTable
ALTER TABLE "reconnect" ADD COLUMN     "without" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "folder_cursor" ALTER COLUMN "last_uid" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "inbound_mail" DROP CONSTRAINT "inbound_mail_pkey",
ADD COLUMN     "content" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "inbound_mail_pkey" PRIMARY KEY ("mailbox_id", "message_id", "content");

-- CreateTable
CREATE TABLE "set_aside_mail" (
    "id" UUID NOT NULL,
    "mailbox_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "uid" BIGINT NOT NULL,
    "why" "UnreadWhy" NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "try_at" TIMESTAMPTZ(3),

    CONSTRAINT "set_aside_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unread_folder" (
    "mailbox_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "unread_folder_pkey" PRIMARY KEY ("mailbox_id","path")
);

-- CreateTable
CREATE TABLE "job_trouble" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_trouble_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "job_trouble_ended_at_idx" ON "job_trouble"("ended_at");

-- One open trouble of each piece of work.
CREATE UNIQUE INDEX "job_trouble_open" ON "job_trouble"("kind", "subject") WHERE "ended_at" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "set_aside_mail_mailbox_id_path_uid_validity_uid_key" ON "set_aside_mail"("mailbox_id", "path", "uid_validity", "uid");

-- AddForeignKey
ALTER TABLE "set_aside_mail" ADD CONSTRAINT "set_aside_mail_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "set_aside_mail" ADD CONSTRAINT "set_aside_mail_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unread_folder" ADD CONSTRAINT "unread_folder_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unread_folder" ADD CONSTRAINT "unread_folder_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;
