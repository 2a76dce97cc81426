import type { SweepPart } from "../sweep.ts";
import { watchClock } from "./watch-clock.ts";

/** Comes before all others: what is due is due by the clock. */
export const clockSweep: SweepPart[] = [{ name: "clock", run: ({ ctx }) => watchClock(ctx) }];
