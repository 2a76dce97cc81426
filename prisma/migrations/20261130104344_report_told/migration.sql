-- AlterEnum
ALTER TYPE "InboundKind" ADD VALUE 'refusal_report';

-- AlterTable
ALTER TABLE "inbound_mail" ADD COLUMN     "about" TEXT,
ADD COLUMN     "recipient" TEXT,
ADD COLUMN     "said" TEXT;
