import { Prisma } from "../../generated/client.ts";

/**
 * All enrolments of a mailbox, as a table expression. It has two halves with an index each. The many leads with a step to come
 * are in the index of the claim, and ended leads are in their own.
 */
export const enrolmentsOf = (mailboxId: string) => Prisma.sql`(
  SELECT * FROM enrolment WHERE mailbox_id = ${mailboxId}::uuid AND state = 'active'
  UNION ALL
  SELECT * FROM enrolment WHERE mailbox_id = ${mailboxId}::uuid AND state <> 'active')`;

/**
 * Joins each enrolment to its sends, with one index search for each lead. OFFSET 0 keeps the planner from joining the whole table.
 * So the cost depends on the mailbox, not on the workspace.
 */
export const WITH_SENDS = Prisma.sql`CROSS JOIN LATERAL (
  SELECT * FROM send WHERE send.enrolment_id = enrolment.id OFFSET 0) send`;
