-- DropForeignKey
ALTER TABLE "send" DROP CONSTRAINT "send_workspace_id_fkey";
