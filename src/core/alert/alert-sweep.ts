import { AT_ONCE, type SweepPart, working } from "../sweep.ts";
import { nudge } from "./nudge.ts";
import { seeReached } from "./see-reached.ts";

export const alertSweep: SweepPart[] = [
  working(
    "unreached people",
    ({ ctx, now }) => ctx.store.watches.unreached(now, AT_ONCE),
    "reaching people",
    seeReached,
  ),
  working("due reminders", ({ ctx, now }) => ctx.store.watches.due(now, AT_ONCE), "reminding", nudge),
];
