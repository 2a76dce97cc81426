import type { Jobs } from "../../core/jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../../core/sweep.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { lookIntoTicket } from "./look-into-ticket.ts";

export const aboutJobs: Jobs<SupportRooms> = {
  "look-into-ticket": { lane: "chat", work: (ctx, id) => lookIntoTicket(ctx, id) },
};

/** A job that was woken has had its turn by then. */
const FORGOTTEN_AFTER_MS = 30_000;

export const aboutSweep: readonly SweepPart<SupportRooms>[] = [
  waking("look-into-ticket", ({ ctx, now }) =>
    ctx.store.about.notLookedInto(new Date(now.getTime() - FORGOTTEN_AFTER_MS), AT_ONCE),
  ),
];
