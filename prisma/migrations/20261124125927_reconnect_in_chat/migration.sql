-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "secret_in_chat" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "reconnect_link" ADD COLUMN     "server" JSONB;
