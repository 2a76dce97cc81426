import type { Jobs } from "../jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../sweep.ts";
import { refreshAhead } from "./refresh-ahead.ts";

/** Renews a mailbox's access token before it is needed. */
export const disconnectionJobs: Jobs = { "refresh-ahead": { lane: "mail", work: refreshAhead } };

export const disconnectionSweep: SweepPart[] = [
  waking("refresh-ahead", ({ ctx, now }) => ctx.store.credentials.due(now, AT_ONCE)),
];
