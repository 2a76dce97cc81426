import type { Jobs } from "../jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../sweep.ts";
import { preflightMailboxes } from "./preflight-mailboxes.ts";
import { probeMailbox } from "./probe-mailbox.ts";
import { proveMailbox } from "./prove-mailbox.ts";

/** Longer than a look at a lost mailbox takes. One that is lost with its worker is made again after this. */
const LOOK_MS = 5 * 60_000;

export const recoveryJobs: Jobs = {
  /** Proves a mailbox that is in doubt, on fresh connections. */
  "probe-mailbox": { lane: "probe", work: probeMailbox },
  /** Proves a mailbox now, whether in doubt or not. */
  "prove-mailbox": { lane: "probe", work: proveMailbox },
};

export const recoverySweep: SweepPart[] = [
  waking("probe-mailbox", ({ ctx, now }) => ctx.store.holds.due(now, AT_ONCE)),
  waking("prove-mailbox", ({ ctx, now }) =>
    ctx.store.looks.claim(now, new Date(now.getTime() + LOOK_MS), AT_ONCE),
  ),
  { name: "preflight", run: ({ ctx }) => preflightMailboxes(ctx, AT_ONCE) },
];
