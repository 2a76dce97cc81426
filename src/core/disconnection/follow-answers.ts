import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../context.ts";
import type { Heard } from "./hear-hosts.ts";

/** Hosts answer with every mail that is sent: after one look for who waits for them the next comes no sooner. */
const BETWEEN_MS = 1_000;

export type Following = AsyncDisposable & { heard: Heard };

/**
 * Brings the probes of the mailboxes that wait for a host forward as soon as it has answered somebody. What is lost here is made up
 * for by their own times. Disposing of it waits for what is under way.
 */
export function followAnswers({
  store,
  wake,
  clock,
  log,
}: Pick<Context, "store" | "wake" | "clock" | "log">): Following {
  const hosts = new Set<string>();
  const stopped = new AbortController();
  let following: Promise<void> | null = null;

  async function bringForward(): Promise<void> {
    const answered = [...hosts];
    hosts.clear();
    const waiting = await store.holds.bringForward(answered, clock.now());
    for (const { mailboxId, at } of waiting) await wake("probe-mailbox", mailboxId, at);
    if (waiting.length > 0)
      log.event("hosts.answered", { hosts: answered.length, mailboxes: waiting.length });
  }

  async function follow(): Promise<void> {
    while (hosts.size > 0 && !stopped.signal.aborted) {
      await bringForward().catch((error: unknown) => log.fault("hosts.not-followed", error));
      await pause(BETWEEN_MS, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
    }
    following = null;
  }

  return {
    heard(host) {
      hosts.add(host);
      following ??= follow();
    },
    async [Symbol.asyncDispose]() {
      stopped.abort();
      await following;
    },
  };
}
