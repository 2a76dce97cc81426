import { Prisma } from "./generated/client.ts";

/** First half of the two-part advisory lock key: "UNPA". */
const PRESENCE = 0x554e5041;

/**
 * A worker is present as long as the database session that holds its advisory lock lives. When the process dies, the session ends
 * and PostgreSQL releases the lock. No clock is involved.
 */
const presenceKey = (workerId: Prisma.Sql) => Prisma.sql`(hashtext(${workerId}) & 2147483647)`;

/** Keys of the workers that are there. An objid has no sign: that of the reporter does not fit into an int. */
const ALIVE = Prisma.sql`SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = ${PRESENCE}`;

/** The column names a worker, and that one is gone. */
export const isGone = (workerId: Prisma.Sql) =>
  Prisma.sql`(${workerId} IS NOT NULL AND ${presenceKey(workerId)} NOT IN (${ALIVE}))`;

/** Says "I am here" in the session that `query` belongs to, for as long as it lives. */
export function becomePresent(query: (sql: string) => Promise<unknown>, workerId: string): Promise<unknown> {
  if (!/^[\w-]+$/.test(workerId)) throw new RangeError(`not a worker id: ${workerId}`);
  return query(`SELECT pg_advisory_lock(${PRESENCE}, hashtext('${workerId}') & 2147483647)`);
}

/** Second half of the key, of the one process that reports to the operator. Presence has no negative keys. */
const REPORTER = -1;

/** @returns whether this session reports. The first one does until its session ends */
export async function becomeReporter(
  query: (sql: string) => Promise<{ rows: { tells: boolean }[] }>,
): Promise<boolean> {
  const { rows } = await query(`SELECT pg_try_advisory_lock(${PRESENCE}, ${REPORTER}) AS tells`);
  return rows[0]?.tells === true;
}
