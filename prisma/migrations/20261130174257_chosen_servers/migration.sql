-- CreateTable
CREATE TABLE "chosen_server" (
    "member_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "server" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chosen_server_pkey" PRIMARY KEY ("member_id","provider","address")
);

-- CreateIndex
CREATE INDEX "chosen_server_expires_at_idx" ON "chosen_server"("expires_at");

-- AddForeignKey
ALTER TABLE "chosen_server" ADD CONSTRAINT "chosen_server_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
