import { Prisma } from "../../generated/client.ts";

/**
 * Whether a row of `suppression` forbids to write to a lead (a row with `email` and `match_key`). An opt-out covers every spelling
 * of the mailbox. A dead spelling is dead alone: where labels are unknown, lea+x@ does not exist and lea@ does.
 */
export const suppresses = (lead: Prisma.Sql) => Prisma.sql`(suppression.match_key = ${lead}.match_key
  AND (suppression.reason <> 'bounced' OR suppression.email = ${lead}.email))`;
