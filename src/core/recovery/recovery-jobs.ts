import type { Jobs } from "../jobs.ts";
import { AT_ONCE, type SweepPart, waking } from "../sweep.ts";
import { preflightMailboxes } from "./preflight-mailboxes.ts";
import { probeNow } from "./probe-now.ts";
import { probeWhenDue } from "./probe-when-due.ts";

/** Longer than a probe of a lost mailbox takes. A probe that is lost with its worker is repeated after this. */
const PROBE_MS = 5 * 60_000;

export const recoveryJobs: Jobs = {
  /** Probes a held mailbox when its probe is due. */
  "probe-mailbox": { lane: "probe", work: probeWhenDue },
  /** Probes a mailbox now, whether it is held or not. Waiting jobs hold this name. */
  "prove-mailbox": { lane: "probe", work: probeNow },
};

export const recoverySweep: SweepPart[] = [
  waking("probe-mailbox", ({ ctx, now }) => ctx.store.holds.due(now, AT_ONCE)),
  waking("prove-mailbox", ({ ctx, now }) =>
    ctx.store.lostProbes.claim(now, new Date(now.getTime() + PROBE_MS), AT_ONCE),
  ),
  { name: "preflight", run: ({ ctx }) => preflightMailboxes(ctx, AT_ONCE) },
];
