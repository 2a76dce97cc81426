import type { Context } from "../context.ts";
import { holdingAt } from "../sign-in/session.ts";
import type { Purge } from "./purge-store.ts";

const DAY_MS = 24 * 60 * 60_000;

/** How many days rows are kept; docs/operations.md states the same. Sessions go when they have ended. */
export const KEPT_DAYS: Readonly<Record<keyof Purge, number>> = {
  // A person who opens an old link is still told that it was used, or is too old.
  signInLinks: 7,
  reconnectLinks: 30,
  failures: 90,
  mailTexts: 90,
  // A mail that is read again is recognised for this long, and bounces of a slow campaign are counted.
  mails: 400,
  outbox: 30,
  // A person who comes back to an older message presses, and has it brought up to date by that.
  chatAttempts: 90,
};

/** One statement for each kind, since others use the tables at the same time. */
const AT_ONCE = 2_000;
/** Rounds of one purge; what is beyond them goes with the next. */
const MOST_ROUNDS = 50;

/** Deletes rows that have had their day. May run in several processes at once. */
export async function purgeOld({
  store,
  clock,
  log,
}: Pick<Context, "store" | "clock" | "log">): Promise<void> {
  const now = clock.now();
  const sessions = await store.sessions.purge(holdingAt(now));
  const before = Object.fromEntries(
    Object.entries(KEPT_DAYS).map(([kind, days]) => [kind, new Date(now.getTime() - days * DAY_MS)]),
  ) as Purge;
  const sum: Record<string, number> = { sessions };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const gone = Object.entries(await store.purges.purge(before, AT_ONCE));
    for (const [kind, rows] of gone) sum[kind] = (sum[kind] ?? 0) + rows;
    if (gone.every(([, rows]) => rows < AT_ONCE)) break;
  }
  if (Object.values(sum).some((rows) => rows > 0)) log.event("rows.purged", sum);
}
