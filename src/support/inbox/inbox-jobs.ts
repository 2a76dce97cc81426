import type { Jobs } from "../../core/jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../../core/sweep.ts";
import { purgeRaw, sweepRawFiles } from "../raw/purge-raw.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { readInbox } from "./read-inbox.ts";

/** Mail is a ticket within a minute also where the server cannot tell of it. */
const LONGEST_POLL_MS = 30_000;
/** Mails are kept so long as they came, unless the operator says otherwise. */
const KEPT_DAYS = 365;

export const inboxJobs: Jobs<SupportRooms> = { "read-inbox": { lane: "mail", work: readInbox } };

export const inboxSweep: SweepPart<SupportRooms>[] = [
  waking("read-inbox", ({ ctx, now, readEveryMs }) => {
    const next = new Date(now.getTime() + Math.min(readEveryMs, LONGEST_POLL_MS));
    return ctx.store.readings.claimDue("support", now, next, AT_ONCE);
  }),
  {
    name: "old mails to support",
    every: "hour",
    run: ({ ctx, rawMailDays = KEPT_DAYS }) => purgeRaw(ctx, rawMailDays),
  },
  { name: "files of mails", every: "six-hours", run: ({ ctx }) => sweepRawFiles(ctx) },
];
