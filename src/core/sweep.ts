import { nudge } from "./alert/nudge.ts";
import { seeReached } from "./alert/see-reached.ts";
import { finishCampaigns } from "./campaign/finish-campaigns.ts";
import { rollWindows } from "./campaign/roll-windows.ts";
import { watchClock } from "./clock-setback/watch-clock.ts";
import type { Context } from "./context.ts";
import { endOverdueDrills } from "./drill/go-through-drill.ts";
import { foretell } from "./foresight/foretell.ts";
import { tellHeldLeads } from "./held-leads/tell-held-leads.ts";
import type { WatchJob } from "./job/watch-jobs.ts";
import { tellLateReadings } from "./late-reading/tell-late-readings.ts";
import { tellWaits } from "./lead-wait/tell-waits.ts";
import { preflightMailboxes } from "./recovery/preflight-mailboxes.ts";
import { freeOrphan } from "./sending/free-orphan.ts";
import { noteAllUnconfirmed } from "./unconfirmed/note-unconfirmed.ts";
import type { JobKind } from "./wake.ts";

/** Rows of one kind in one round; what is beyond them is as due in the next. */
const AT_ONCE = 500;

/** Longer than a look at a lost mailbox takes. One that is lost with its worker is made again after this. */
const LOOK_MS = 5 * 60_000;

export type SweepOptions = {
  /** How often a mailbox is read for replies, bounces and opt-outs. */
  readEveryMs: number;
};

/** What is done seldom. `auditDays`: how long the audit log is kept. */
export type KeepOptions = SweepOptions & { auditDays: number };

/**
 * Wakes what is due: the clock's share of the work, and whatever a lost job forgot. Any number of processes may sweep at
 * once; a row that is woken twice is worked on once. A part that throws keeps no other from its turn.
 *
 * @param watch - runs each part, and each row that is worked on here
 * @throws what a part threw, after all had their turn
 */
export async function sweep(
  ctx: Context,
  { readEveryMs }: SweepOptions,
  watch: WatchJob = (_, run) => run(),
): Promise<void> {
  const { store, wake, clock } = ctx;
  const now = clock.now();
  const faults: unknown[] = [];
  const part = (kind: string, run: () => Promise<void>, subject = "") =>
    watch({ kind: `sweep ${kind}`, subject }, run).catch((error: unknown) => void faults.push(error));
  const each = (kind: string, ids: () => Promise<string[]>, work: (id: string) => Promise<void>) =>
    part(kind, async () => {
      for (const id of await ids()) await work(id);
    });
  const waking = (kind: JobKind, ids: () => Promise<string[]>, at?: Date) =>
    each(kind, ids, (id) => wake(kind, id, at));

  await part("clock", () => watchClock(ctx));
  await waking("deliver", () => store.outbox.freeOrphans(), now);
  await waking("finish-reconnect", () => store.reconnects.freeOrphans(), now);
  await waking("deliver", () => store.outbox.due(now, AT_ONCE));
  await waking("finish-reconnect", () => store.reconnects.due(now, AT_ONCE));
  await waking("probe-mailbox", () => store.holds.due(now, AT_ONCE));
  await waking("refresh-ahead", () => store.credentials.due(now, AT_ONCE));
  const lookAgain = new Date(now.getTime() + LOOK_MS);
  await waking("prove-mailbox", () => store.looks.claim(now, lookAgain, AT_ONCE));
  const one = (kind: string, run: (id: string) => Promise<unknown>) => (id: string) =>
    part(kind, async () => void (await run(id)), id);
  await each(
    "orphaned mailboxes",
    () => store.turns.orphans(),
    one("freeing a mailbox", (id) => freeOrphan(ctx, id)),
  );
  const next = new Date(now.getTime() + readEveryMs);
  await waking("read-mailbox", () => store.readings.claimDue(now, next, AT_ONCE));
  await each(
    "unreached people",
    () => store.watches.unreached(now, AT_ONCE),
    one("reaching people", (id) => seeReached(ctx, id)),
  );
  await each(
    "due reminders",
    () => store.watches.due(now, AT_ONCE),
    one("reminding", (id) => nudge(ctx, id)),
  );
  await part("sending windows", async () => void (await rollWindows(ctx)));
  await part("preflight", async () => void (await preflightMailboxes(ctx, AT_ONCE)));
  await part("foresight", async () => void (await foretell(ctx, AT_ONCE)));
  await part("held leads", () => tellHeldLeads(ctx, AT_ONCE));
  await part("late readings", () => tellLateReadings(ctx, AT_ONCE));
  await part("unconfirmed sends", () => noteAllUnconfirmed(ctx, AT_ONCE));
  await part("finished campaigns", async () => void (await finishCampaigns(ctx)));
  await part("lead counts", () => store.leads.foldCounts());
  await part("drills", async () => void (await endOverdueDrills(ctx, AT_ONCE)));
  if (faults.length > 0)
    throw faults.length === 1 ? faults[0] : new AggregateError(faults, "The sweep failed in parts.");
}

/** Longer than any chat delivers again, and than somebody looks at a page that they came back to from a provider. */
const KEPT_MS = 24 * 60 * 60_000;

/**
 * What has time: tells why due leads stand still, where nothing else does; wakes the mailboxes with sends in doubt, since each looks into a Sent folder where there may be nothing yet,
 * and forgets what chats said and heard long ago, and who never came back from a provider.
 */
export async function sweepDoubts(ctx: Context): Promise<void> {
  const { store, wake, clock } = ctx;
  const longAgo = new Date(clock.now().getTime() - KEPT_MS);
  await store.chatInputs.forget(longAgo);
  await store.chatTurns.forget(longAgo);
  await store.providerSignIns.forget(longAgo);
  await store.chosenServers.forget(longAgo);
  await store.limits.forget(longAgo);
  await store.jobTroubles.forget(longAgo);
  for (const id of await store.doubts.mailboxes(AT_ONCE)) await wake("settle-mailbox", id);
  await tellWaits(ctx);
}
