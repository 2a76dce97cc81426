import { nudge } from "./alert/nudge.ts";
import { seeReached } from "./alert/see-reached.ts";
import { finishCampaigns } from "./campaign/finish-campaigns.ts";
import { rollWindows } from "./campaign/roll-windows.ts";
import type { Context } from "./context.ts";
import { endOverdueDrills } from "./drill/go-through-drill.ts";
import { foretell } from "./foresight/foretell.ts";
import { preflightMailboxes } from "./mailbox/preflight-mailboxes.ts";

/** Rows of one kind in one round; what is beyond them is as due in the next. */
const AT_ONCE = 500;

/** Longer than a look at a lost mailbox takes. One that is lost with its worker is made again after this. */
const LOOK_MS = 5 * 60_000;

export type SweepOptions = {
  /** How often a mailbox is read for replies, bounces and opt-outs. */
  readEveryMs: number;
};

/**
 * Wakes what is due: the clock's share of the work, and whatever a lost job forgot. Any number of processes may sweep at
 * once; a row that is woken twice is worked on once.
 */
export async function sweep(ctx: Context, { readEveryMs }: SweepOptions): Promise<void> {
  const { store, wake, clock } = ctx;
  const now = clock.now();
  for (const id of await store.outbox.due(now, AT_ONCE)) await wake("deliver", id);
  for (const id of await store.reconnects.due(now, AT_ONCE)) await wake("finish-reconnect", id);
  for (const id of await store.mailboxes.heldDue(now, AT_ONCE)) await wake("probe-mailbox", id);
  for (const id of await store.credentials.due(now, AT_ONCE)) await wake("refresh-ahead", id);
  const lookAgain = new Date(now.getTime() + LOOK_MS);
  for (const id of await store.looks.claim(now, lookAgain, AT_ONCE)) await wake("prove-mailbox", id);
  for (const id of await store.sends.freeOrphans()) await wake("settle-mailbox", id);
  const next = new Date(now.getTime() + readEveryMs);
  for (const id of await store.mailboxes.claimReads(now, next, AT_ONCE)) await wake("read-mailbox", id);
  for (const id of await store.watches.unreached(now, AT_ONCE)) await seeReached(ctx, id);
  for (const id of await store.watches.due(now, AT_ONCE)) await nudge(ctx, id);
  await rollWindows(ctx);
  await preflightMailboxes(ctx, AT_ONCE);
  await foretell(ctx, AT_ONCE);
  await finishCampaigns(ctx);
  await endOverdueDrills(ctx, AT_ONCE);
}

/** Longer than any chat delivers again, and than somebody looks at a page that they came back to from a provider. */
const KEPT_MS = 24 * 60 * 60_000;

/**
 * What has time: wakes the mailboxes with sends in doubt, since each looks into a Sent folder where there may be nothing yet,
 * and forgets what chats said and heard long ago, and who never came back from a provider.
 */
export async function sweepDoubts({
  store,
  wake,
  clock,
}: Pick<Context, "store" | "wake" | "clock">): Promise<void> {
  const longAgo = new Date(clock.now().getTime() - KEPT_MS);
  await store.chatInputs.forget(longAgo);
  await store.chatTurns.forget(longAgo);
  await store.providerSignIns.forget(longAgo);
  for (const id of await store.doubts.mailboxes(AT_ONCE)) await wake("settle-mailbox", id);
}
