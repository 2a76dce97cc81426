-- AlterTable
ALTER TABLE "workspace" ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "member" ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "chat_turn" ALTER COLUMN "busy_until" DROP DEFAULT;

-- AlterTable
ALTER TABLE "session" ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "sealing_key" ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "mailbox" ALTER COLUMN "next_send_at" DROP DEFAULT,
ALTER COLUMN "next_read_at" DROP DEFAULT,
ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "credential" ALTER COLUMN "updated_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "campaign" ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "lead" ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "suppression" ALTER COLUMN "at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "outbox_item" ALTER COLUMN "due_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "reconnect_link" ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "provider_sign_in" ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "reconnect" ALTER COLUMN "started_at" DROP DEFAULT;
