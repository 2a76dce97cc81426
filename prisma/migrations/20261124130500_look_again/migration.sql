-- AlterTable
ALTER TABLE "disconnection" RENAME COLUMN "probe_at" TO "look_at";
ALTER TABLE "disconnection" RENAME COLUMN "probes" TO "looks";

-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "round_at" TIMESTAMPTZ(3);

-- The first few lost mailboxes of an incident.
CREATE INDEX "disconnection_lost_idx" ON "disconnection" ("incident_id", "id") WHERE "ended_at" IS NULL;
