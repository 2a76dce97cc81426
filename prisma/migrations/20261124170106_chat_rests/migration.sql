-- CreateTable
CREATE TABLE "chat_rest" (
    "platform" TEXT NOT NULL,
    "call" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_rest_pkey" PRIMARY KEY ("platform","call")
);

-- CreateIndex
CREATE INDEX "chat_rest_until_idx" ON "chat_rest"("until");
