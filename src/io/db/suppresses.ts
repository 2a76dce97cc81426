import { Prisma } from "./generated/client.ts";

/**
 * Whether a row of `suppression` forbids to write to a lead (a table or alias with workspace, email and match key). Who asks for peace asks
 * for their mailbox, however it is spelt; but a dead spelling is dead alone: where labels are not known, lea+x@ does not exist and lea@ does.
 */
export const suppresses = (lead: Prisma.Sql) => Prisma.sql`(suppression.workspace_id = ${lead}.workspace_id
  AND suppression.match_key = ${lead}.match_key AND (suppression.reason <> 'bounced' OR suppression.email = ${lead}.email))`;
