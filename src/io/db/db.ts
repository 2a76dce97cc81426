import type { Prisma } from "./generated/client.ts";

/** The client, or the transaction that a room works in. */
export type Db = Prisma.TransactionClient;
