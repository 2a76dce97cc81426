import { Prisma } from "../../generated/client.ts";

/** Mailboxes that send campaigns and letters of the product; a support inbox does neither. */
export const OUTREACH = { purpose: "outreach" } as const;

/** The same in SQL. */
export const IS_OUTREACH = Prisma.sql`mailbox.purpose = 'outreach'`;
