import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../context.ts";
import { accessCache } from "./access-cache.ts";
import { type Composed, composer } from "./compose-send.ts";
import type { DueSend, MailboxTurn, Outcome } from "./send-store.ts";
import { transmitSend } from "./transmit-send.ts";
import { mayStillSend, turnAfter } from "./turn-after.ts";

export type Runner = {
  /** Something became due: look now rather than at the next glance. */
  wake(): void;
  /** Claims nothing more, finishes what is in hand, records it. */
  stop(): Promise<void>;
};

export type RunnerOptions = {
  workerId: string;
  /** How many sends may be in hand at once, one a mailbox. */
  mostInHand: number;
};

/** How long the runner rests when nothing was due. */
const GLANCE_MS = 500;
/** Outcomes that arrive within this are recorded together with the next claims: one commit for many sends. */
const GATHER_MS = 4;
const AFTER_FAULT_MS = 1_000;
const MOST_FAULTS_WHILE_STOPPING = 3;

/**
 * The loop that sends. Each turn is one transaction: what ended is recorded, free mailboxes are claimed, and what is about to
 * be transmitted is journalled; then it is transmitted. A mailbox has one send in hand at a time, so a crash leaves at
 * most one in doubt for each.
 */
export function runCampaigns(ctx: Context, { workerId, mostInHand }: RunnerOptions): Runner {
  const compose = composer(ctx);
  const accessOf = accessCache(ctx.secrets);
  const inHand = new Set<string>();
  /** When mailboxes whose gap ends before the next glance may send again. */
  const soon = new Set<number>();
  let ended: Outcome[] = [];
  let stopping = false;
  let faults = 0;
  let ring = () => {};

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function turn(): Promise<Composed[]> {
    const recorded = ended;
    ended = [];
    try {
      const sends = await ctx.store.transaction(async ({ sends }) => {
        await sends.record(recorded);
        const limit = stopping ? 0 : mostInHand - inHand.size;
        const due = limit > 0 ? await sends.claim({ workerId, now: ctx.clock.now(), limit }) : [];
        const composed = await compose(sends, due.filter(withinAllowance));
        const journalled = await sends.journal(workerId, composed, ctx.clock.now());
        const ours = new Set(journalled.map(({ enrolmentId }) => enrolmentId));
        const unused = due.filter((send) => !ours.has(send.enrolmentId)).map(untouched);
        await sends.giveBack(unused);
        return composed.filter((send) => ours.has(send.enrolmentId));
      });
      for (const workspaceId of new Set(recorded.map((outcome) => outcome.workspaceId)))
        ctx.live.changed(workspaceId);
      return sends;
    } catch (error) {
      ended.unshift(...recorded);
      throw error;
    }
  }

  const withinAllowance = (send: DueSend) => mayStillSend(send, ctx.clock.now());
  const untouched = (send: DueSend): MailboxTurn => turnAfter(send, false, ctx.clock.now());

  function transmit(send: Composed): void {
    inHand.add(send.mailboxId);
    void transmitSend(ctx, send, accessOf).then((outcome) => {
      ended.push(outcome);
      inHand.delete(send.mailboxId);
      const next = outcome.turn.nextSendAt.getTime();
      if (next - ctx.clock.now().getTime() < GLANCE_MS) soon.add(next);
      ring();
    });
  }

  /** How long there is nothing to do, as far as is known here, after what was due at `claimedAt` was claimed. */
  function idleFor(claimedAt: number): number {
    for (const at of soon) if (at <= claimedAt) soon.delete(at);
    return Math.max(0, Math.min(GLANCE_MS, ...[...soon].map((at) => at - ctx.clock.now().getTime())));
  }

  async function run(): Promise<void> {
    while (!stopping || inHand.size > 0 || ended.length > 0) {
      try {
        const claimedAt = ctx.clock.now().getTime();
        const sends = await turn();
        faults = 0;
        for (const send of sends) transmit(send);
        if (ended.length === 0) await rest(idleFor(claimedAt));
        await sleep(GATHER_MS);
      } catch (error) {
        ctx.log.fault("runner.turn-failed", error);
        // What is not recorded now is settled at the next start; a dead database must not keep the process.
        if (stopping && ++faults === MOST_FAULTS_WHILE_STOPPING) return;
        await sleep(AFTER_FAULT_MS);
        await ctx.store.sends
          .freeMine(workerId, [...inHand, ...ended.map((outcome) => outcome.turn.mailboxId)])
          .catch(() => {});
      }
    }
  }

  const running = run();
  return {
    wake: () => ring(),
    stop: () => {
      stopping = true;
      ring();
      return running;
    },
  };
}
