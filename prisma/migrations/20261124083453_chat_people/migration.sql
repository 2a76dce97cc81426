-- CreateTable
CREATE TABLE "chat_identity" (
    "member_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "chat_identity_pkey" PRIMARY KEY ("member_id","platform")
);

-- CreateTable
CREATE TABLE "chat_input" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_input_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "chat_identity_platform_user_id_idx" ON "chat_identity"("platform", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_identity_workspace_id_platform_user_id_key" ON "chat_identity"("workspace_id", "platform", "user_id");

-- CreateIndex
CREATE INDEX "chat_input_at_idx" ON "chat_input"("at");

-- AddForeignKey
ALTER TABLE "chat_identity" ADD CONSTRAINT "chat_identity_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_identity" ADD CONSTRAINT "chat_identity_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
