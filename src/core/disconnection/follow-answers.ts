import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../context.ts";
import type { OnAnswer } from "./note-answers.ts";

/** Hosts answer with every mail that is sent. Waiting mailboxes are searched for at most this often. */
const BETWEEN_MS = 1_000;

export type Following = AsyncDisposable & { onAnswer: OnAnswer };

/**
 * Brings the probes of waiting mailboxes forward as soon as their host answers another mailbox. A lost answer does no harm: each
 * mailbox has its own time too. Disposal waits for the work under way.
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
    onAnswer(host) {
      hosts.add(host);
      following ??= follow();
    },
    async [Symbol.asyncDispose]() {
      stopped.abort();
      await following;
    },
  };
}
