import { Prisma } from "./generated/client.ts";

/**
 * All enrolments of a mailbox, as a table expression. Two halves, since each has an index: leads with a step to come are many
 * and in the index of the claim; those that ended are in one of their own.
 */
export const enrolmentsOf = (mailboxId: string) => Prisma.sql`(
  SELECT * FROM enrolment WHERE mailbox_id = ${mailboxId}::uuid AND state = 'active'
  UNION ALL
  SELECT * FROM enrolment WHERE mailbox_id = ${mailboxId}::uuid AND state <> 'active')`;
