import type { Jobs } from "../jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../sweep.ts";
import { readMailbox } from "./read-mailbox.ts";

/** Reads a mailbox's new mail. */
export const inboundJobs: Jobs = { "read-mailbox": { lane: "mail", work: readMailbox } };

export const inboundSweep: SweepPart[] = [
  waking("read-mailbox", ({ ctx, now, readEveryMs }) =>
    ctx.store.readings.claimDue("outreach", now, new Date(now.getTime() + readEveryMs), AT_ONCE),
  ),
];
