import { setTimeout as sleep } from "node:timers/promises";
import { countBounces } from "../brake/count-bounces.ts";
import type { DueSend, Outcome } from "../campaign/send.ts";
import type { Context } from "../context.ts";
import { watchJobs } from "../job/watch-jobs.ts";
import { accessCache } from "./access-cache.ts";
import { composer } from "./compose-send.ts";
import { outcomeOf, transmitSend } from "./transmit-send.ts";

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
/** The longest that the first outcome waits for others, to be recorded together with them. */
const GATHER_AT_MOST_MS = 25;
const AFTER_FAULT_MS = 1_000;
/** The worker's claims are checked this often, since a commit may take effect long after its answer was lost. */
const TAKE_BACK_MS = 60_000;
const MOST_FAULTS_WHILE_STOPPING = 3;

/**
 * The loop that sends. Each turn is two statements: ended sends are recorded, then free mailboxes are claimed and their sends are
 * journalled. Then the sends are transmitted. A mailbox has one send in hand at a time, so a crash leaves at most one in doubt for
 * each.
 */
export function runCampaigns(ctx: Context, { workerId, mostInHand }: RunnerOptions): Runner {
  const { sends } = ctx.store;
  const how = { compose: composer(ctx), accessOf: accessCache(ctx) };
  const watch = watchJobs(ctx);
  const inHand = new Set<string>();
  const soon = soonOnes(ctx);
  let ended: Outcome[] = [];
  let stopping = false;
  let faults = 0;
  const { wake, rest } = wakeableRest();
  const lost = lostClaims(ctx, workerId);

  /** A turn costs nearly the same for one send as for fifty. While it takes one half, the other half is being sent. */
  const halfEnded = () => ended.length >= inHand.size;

  /** Ended sends are recorded first, since only then are their mailboxes free to be claimed. */
  async function turn(): Promise<DueSend[]> {
    await lost.takeBack([...inHand, ...ended.map((outcome) => outcome.turn.mailboxId)]);
    const recorded = ended;
    ended = [];
    try {
      await sends.record(workerId, recorded);
    } catch (error) {
      ended.unshift(...recorded);
      throw error;
    }
    await countBounces(ctx, recorded);
    tellProgress(ctx, recorded);
    const limit = stopping ? 0 : mostInHand - inHand.size;
    return limit > 0 ? sends.claim({ workerId, now: ctx.clock.now(), limit }) : [];
  }

  function transmit(send: DueSend): void {
    inHand.add(send.mailboxId);
    const lostTrack = (error: unknown): Outcome => {
      ctx.log.fault("runner.transmit-failed", error, { mailboxId: send.mailboxId });
      return outcomeOf(send, { kind: "in-doubt" }, ctx.clock.now());
    };
    void transmitSend(ctx, send, how)
      .catch(lostTrack)
      .then((outcome) => {
        ended.push(outcome);
        inHand.delete(send.mailboxId);
        soon.add(outcome.turn.nextSendAt.getTime());
        wake();
      });
  }

  async function run(): Promise<void> {
    while (!stopping || inHand.size > 0 || ended.length > 0) {
      try {
        const claimedAt = ctx.clock.now().getTime();
        let due: DueSend[] = [];
        await watch({ kind: "runner", subject: "" }, async () => {
          due = await turn();
        });
        faults = 0;
        for (const send of due) transmit(send);
        if (ended.length === 0) await rest(soon.idleFor(claimedAt));
        if (!halfEnded()) await rest(GATHER_AT_MOST_MS, halfEnded);
      } catch (error) {
        ctx.log.fault("runner.turn-failed", error);
        // Unrecorded ends are settled at the next start. A dead database must not keep the process.
        if (stopping && ++faults === MOST_FAULTS_WHILE_STOPPING) return;
        lost.dueNow();
        await sleep(AFTER_FAULT_MS);
      }
    }
  }

  const running = run();
  return {
    wake,
    stop: () => {
      stopping = true;
      wake();
      return running;
    },
  };
}

/** Takes back now and then what this worker claimed and never learned of. */
function lostClaims({ store, clock }: Pick<Context, "store" | "clock">, workerId: string) {
  let at = Number.NEGATIVE_INFINITY;
  return {
    async takeBack(mailboxIds: string[]): Promise<void> {
      const now = clock.now().getTime();
      if (Math.abs(now - at) < TAKE_BACK_MS) return;
      await store.turns.freeMine(workerId, mailboxIds);
      at = now;
    },
    dueNow(): void {
      at = Number.NEGATIVE_INFINITY;
    },
  };
}

/** A rest that a call of `wake` ends. */
function wakeableRest() {
  let wakeNow = () => {};
  /** Rests until `wake` is called and it is enough, at most for `ms`. */
  const rest = (ms: number, enough = () => true) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeNow = () => {
        if (!enough()) return;
        clearTimeout(timer);
        resolve();
      };
    });
  return { wake: () => wakeNow(), rest };
}

/** When mailboxes whose gap ends before the next glance may send again. */
function soonOnes({ clock }: Pick<Context, "clock">) {
  const soon = new Set<number>();
  return {
    add(next: number): void {
      if (next - clock.now().getTime() < GLANCE_MS) soon.add(next);
    },
    /** How long there is nothing to do, as far as is known here, after what was due at `claimedAt` was claimed. */
    idleFor(claimedAt: number): number {
      for (const at of soon) if (at <= claimedAt) soon.delete(at);
      return Math.max(0, Math.min(GLANCE_MS, ...[...soon].map((at) => at - clock.now().getTime())));
    },
  };
}

function tellProgress({ live }: Pick<Context, "live">, recorded: Outcome[]): void {
  for (const [workspaceId, outcomes] of Map.groupBy(recorded, (outcome) => outcome.workspaceId)) {
    const campaignIds = [...new Set(outcomes.map((outcome) => outcome.campaignId))];
    live.changed(workspaceId, { kind: "progress", campaignIds });
  }
}
