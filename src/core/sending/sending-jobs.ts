import type { Jobs } from "../jobs.ts";
import { AT_ONCE, type SweepPart, waking, working } from "../sweep.ts";
import { freeOrphan } from "./free-orphan.ts";
import { settleMailbox } from "./settle-mailbox.ts";

/** Settles a mailbox's sends with an unknown end. */
export const sendingJobs: Jobs = { "settle-mailbox": { lane: "mail", work: settleMailbox } };

export const sendingSweep: SweepPart[] = [
  working("orphaned mailboxes", ({ ctx }) => ctx.store.turns.orphans(), "freeing a mailbox", freeOrphan),
  // Each looks into a Sent folder, where there may be nothing yet.
  waking("settle-mailbox", ({ ctx }) => ctx.store.doubts.mailboxes(AT_ONCE), { every: "minute" }),
];
