-- CreateEnum
CREATE TYPE "HeldFor" AS ENUM ('opt_out_question', 'message_refused', 'refused_by_report');

-- AlterEnum
ALTER TYPE "EnrolmentState" ADD VALUE 'held';

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "held_for" "HeldFor";

-- A held lead is still in its campaign. Named by what it is not: a value added in this transaction may not be used in it.
DROP INDEX "enrolment_exclusive_lead_key";
CREATE UNIQUE INDEX "enrolment_exclusive_lead_key" ON "enrolment" ("lead_id") WHERE "exclusive" AND "state" NOT IN ('finished', 'stopped');
