-- AlterTable
ALTER TABLE "receipt" ADD COLUMN     "hash_version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "lasting_key" (
    "id" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lasting_key_pkey" PRIMARY KEY ("id")
);
