import type { Jobs } from "../jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../sweep.ts";
import { finishReconnect } from "./finish-reconnect.ts";

/** Carries a proven reconnect to its end: reads the gap, settles, resumes. */
export const reconnectJobs: Jobs = { "finish-reconnect": { lane: "mail", work: finishReconnect } };

export const reconnectSweep: SweepPart[] = [
  waking("finish-reconnect", ({ ctx }) => ctx.store.reconnects.freeOrphans(), { at: ({ now }) => now }),
  waking("finish-reconnect", ({ ctx, now }) => ctx.store.reconnects.due(now, AT_ONCE)),
];
