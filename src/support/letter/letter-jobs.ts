import type { Jobs } from "../../core/jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../../core/sweep.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { sendLetters } from "./send-letters.ts";
import { IN_HAND_MS, settleLetters } from "./settle-letters.ts";

/** Sends the letters of an inbox, and finds out what became of those that nobody knows the end of. */
export const letterJobs: Jobs<SupportRooms> = {
  "send-letters": { lane: "mail", work: sendLetters },
  "settle-letters": { lane: "mail", work: settleLetters },
};

export const letterSweep: SweepPart<SupportRooms>[] = [
  waking("send-letters", ({ ctx, now }) => ctx.store.supportLetters.mailboxes(now, AT_ONCE), {
    every: "minute",
  }),
  waking(
    "settle-letters",
    ({ ctx, now }) => ctx.store.supportLetters.forgottenIn(new Date(now.getTime() - IN_HAND_MS), AT_ONCE),
    { every: "minute" },
  ),
];
