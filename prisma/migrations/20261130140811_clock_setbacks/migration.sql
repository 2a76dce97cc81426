-- CreateTable
CREATE TABLE "clock_mark" (
    "id" INTEGER NOT NULL,
    "latest" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clock_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_setback" (
    "id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER NOT NULL,
    "times" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "clock_setback_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "clock_setback_open_key" ON "clock_setback" (("ended_at" IS NULL)) WHERE "ended_at" IS NULL;
