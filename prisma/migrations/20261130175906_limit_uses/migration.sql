-- CreateTable
CREATE TABLE "limit_use" (
    "key" BYTEA NOT NULL,
    "place" INTEGER NOT NULL,
    "use_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_use_pkey" PRIMARY KEY ("key","place")
);

-- CreateIndex
CREATE INDEX "limit_use_until_idx" ON "limit_use"("until");
