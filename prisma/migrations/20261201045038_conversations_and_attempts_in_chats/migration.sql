-- CreateTable
CREATE TABLE "chat_group" (
    "platform" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "name" TEXT,
    "service_url" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "workspace_id" UUID,

    CONSTRAINT "chat_group_pkey" PRIMARY KEY ("platform","group_id")
);

-- CreateTable
CREATE TABLE "chat_channel" (
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "name" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_channel_pkey" PRIMARY KEY ("platform","channel")
);

-- CreateTable
CREATE TABLE "chat_person" (
    "platform" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "conversation" TEXT,
    "service_url" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_person_pkey" PRIMARY KEY ("platform","user_id")
);

-- CreateTable
CREATE TABLE "chat_attempt" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "message_ref" TEXT,
    "other_refs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "card" JSONB NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "chat_group_platform_tenant_id_idx" ON "chat_group"("platform", "tenant_id");

-- CreateIndex
CREATE INDEX "chat_group_workspace_id_idx" ON "chat_group"("workspace_id");

-- CreateIndex
CREATE INDEX "chat_channel_platform_group_id_idx" ON "chat_channel"("platform", "group_id");

-- CreateIndex
CREATE INDEX "chat_person_platform_address_idx" ON "chat_person"("platform", "address");

-- CreateIndex
CREATE INDEX "chat_attempt_platform_mark_idx" ON "chat_attempt"("platform", "mark");

-- CreateIndex
CREATE INDEX "chat_attempt_platform_message_ref_idx" ON "chat_attempt"("platform", "message_ref");

-- CreateIndex
CREATE INDEX "chat_attempt_workspace_id_idx" ON "chat_attempt"("workspace_id");

-- AddForeignKey
ALTER TABLE "chat_group" ADD CONSTRAINT "chat_group_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_attempt" ADD CONSTRAINT "chat_attempt_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
