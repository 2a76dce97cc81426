import { Prisma } from "../../generated/client.ts";

/**
 * All enrolments of a mailbox, as a table expression. Two halves, since each has an index: leads with a step to come are many
 * and in the index of the claim; those that ended are in one of their own.
 */
export const enrolmentsOf = (mailboxId: string) => Prisma.sql`(
  SELECT * FROM enrolment WHERE mailbox_id = ${mailboxId}::uuid AND state = 'active'
  UNION ALL
  SELECT * FROM enrolment WHERE mailbox_id = ${mailboxId}::uuid AND state <> 'active')`;

/**
 * Joins each enrolment to its sends. One look into the index for each lead (OFFSET 0 keeps the planner from joining the whole
 * table), so that it costs what the mailbox has, not what the workspace has.
 */
export const WITH_SENDS = Prisma.sql`CROSS JOIN LATERAL (
  SELECT * FROM send WHERE send.enrolment_id = enrolment.id OFFSET 0) send`;
