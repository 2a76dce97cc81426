import { setTimeout as pause } from "node:timers/promises";
import { openMailbox } from "../../core/disconnection/open-mailbox.ts";
import type { SupportContext } from "../support-rooms.ts";
import { nextWait } from "./next-wait.ts";

const ROUND_MS = 10_000;
/** A worker that is gone is not waited for longer than that. */
const LEASE_MS = 60_000;
/** A connection that lasted this long worked: the next waits begin anew. */
const WORKED_MS = 60_000;

export type WatchingInboxes = {
  /** This process. Of several only one waits at an inbox. */
  watcher: string;
  roundMs?: number;
};

type Watched = { stop: AbortController; ended: Promise<void> };

/**
 * Waits at every support inbox for new mail, over one connection each, and has it read at once. Readings by the clock go on beside
 * it, so that a connection that fails delays nothing for long. Disposing of it leaves the inboxes to others.
 */
export function watchInboxes(
  ctx: SupportContext,
  { watcher, roundMs = ROUND_MS }: WatchingInboxes,
): AsyncDisposable {
  const stopping = new AbortController();
  const watched = new Map<string, Watched>();

  async function round(): Promise<void> {
    const now = ctx.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    const ours = new Set(await ctx.store.supportInboxes.claimWatches(watcher, now, until));
    for (const [id, { stop }] of watched) if (!ours.has(id)) stop.abort();
    for (const id of ours) {
      if (watched.has(id)) continue;
      const stop = new AbortController();
      const ended = keepWatching(ctx, id, stop.signal)
        .catch((error: unknown) => ctx.log.fault("inbox.watch-failed", error, { mailboxId: id }))
        .finally(() => watched.delete(id));
      watched.set(id, { stop, ended });
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await round().catch((error: unknown) => ctx.log.fault("inbox.watch-failed", error));
      await pause(roundMs, null, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  }

  const running = run();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
      for (const { stop } of watched.values()) stop.abort();
      await Promise.all([...watched.values()].map(({ ended }) => ended));
      await ctx.store.supportInboxes.endWatches(watcher).catch(() => {}); // its lease ends by itself
    },
  };
}

/** One connection after the other, with growing waits between those that fail. Ends where the mailbox is of no use now. */
async function keepWatching(ctx: SupportContext, mailboxId: string, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    const began = performance.now();
    const end = await watchOnce(ctx, mailboxId, signal);
    if (end === "stopped") return;
    failures = performance.now() - began > WORKED_MS ? 0 : failures + 1;
    await pause(nextWait(end, failures), null, { signal, ref: false }).catch(() => {});
  }
}

async function watchOnce(
  ctx: SupportContext,
  mailboxId: string,
  signal: AbortSignal,
): Promise<"stopped" | "no-idle" | "lost"> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null || mailbox.state.kind === "disconnected") return "stopped";
  // While it is held, its probe alone signs in.
  if (mailbox.state.kind === "held") return "lost";
  const access = await openMailbox(ctx, mailbox, { probe: false });
  if (access === null) return "lost";
  const read = () => void ctx.wake("read-inbox", mailboxId).catch(() => {}); // the clock reads it soon
  const idles = (does: boolean) => ctx.store.supportInboxes.saveIdles(mailboxId, does);
  const end = await ctx.mail.watch(access, {
    signal,
    // A mail that came just before is not told of.
    began: () => {
      read();
      void idles(true).catch(() => {}); // only doctor reads it
    },
    news: read,
  });
  if (end.kind === "no-idle") await idles(false);
  return end.kind;
}
