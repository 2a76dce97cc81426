-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "tenant" TEXT;

-- AlterTable
ALTER TABLE "reconnect" ADD COLUMN     "tenant" TEXT;

-- The subject of an account at Microsoft is its tenant and its object id; one person's own account belongs to no tenant.
UPDATE "mailbox" SET "tenant" = split_part("subject", '.', 1)
WHERE "provider" = 'microsoft' AND "subject" ~ '^[0-9a-f-]{36}[.]' AND "subject" NOT LIKE '9188040d-6c67-4c5b-b112-36a304b66dad.%';
