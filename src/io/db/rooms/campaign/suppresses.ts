import { Prisma } from "../../generated/client.ts";

/**
 * Whether a row of `suppression` forbids to write to a lead (a row with `email` and `match_key`). Who asks for peace asks for their
 * mailbox, however it is spelt. A dead spelling is dead alone: where labels are not known, lea+x@ does not exist and lea@ does.
 */
export const suppresses = (lead: Prisma.Sql) => Prisma.sql`(suppression.match_key = ${lead}.match_key
  AND (suppression.reason <> 'bounced' OR suppression.email = ${lead}.email))`;
