-- CreateTable
CREATE TABLE "connect_code" (
    "member_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connect_code_pkey" PRIMARY KEY ("member_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "connect_code_code_hash_key" ON "connect_code"("code_hash");

-- AddForeignKey
ALTER TABLE "connect_code" ADD CONSTRAINT "connect_code_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connect_code" ADD CONSTRAINT "connect_code_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
