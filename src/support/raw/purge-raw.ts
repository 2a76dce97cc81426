import type { SupportContext } from "../support-rooms.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

const AT_ONCE = 500;
/** Rounds of one purge; the rest goes with the next. */
const MOST_ROUNDS = 20;

/** Deletes mails to support that have had their day, as they came. Their tickets stay. */
export async function purgeRaw(
  { store, clock, log }: Pick<SupportContext, "store" | "clock" | "log">,
  days: number,
): Promise<void> {
  const before = new Date(clock.now().getTime() - days * DAY_MS);
  let mails = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const gone = await store.rawMails.purge(before, AT_ONCE);
    mails += gone;
    if (gone < AT_ONCE) break;
  }
  if (mails > 0) log.event("raw-mails.purged", { mails });
}

/** Removes files that a crash left without a row. A file is written before its row, so that new ones are left alone. */
export async function sweepRawFiles({
  store,
  clock,
  log,
}: Pick<SupportContext, "store" | "clock" | "log">): Promise<void> {
  const files = await store.rawMails.sweepFiles(new Date(clock.now().getTime() - HOUR_MS));
  if (files > 0) log.event("raw-mails.swept", { files });
}
