-- CreateTable
CREATE TABLE "chat_turn" (
    "platform" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_turn_pkey" PRIMARY KEY ("platform","channel")
);

-- CreateIndex
CREATE INDEX "chat_turn_free_at_idx" ON "chat_turn"("free_at");
