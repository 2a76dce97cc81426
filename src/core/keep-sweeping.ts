import type { Context } from "./context.ts";
import { watchJobs } from "./job/watch-jobs.ts";
import { type SweepOptions, sweep, sweepDoubts } from "./sweep.ts";

const ROUND_MS = 5_000;
const ROUNDS_BETWEEN_DOUBTS = 12;

/** Sweeps now and every few seconds until it is disposed, which waits for the round that is on its way. */
export function keepSweeping(ctx: Context, options: SweepOptions): AsyncDisposable {
  const watch = watchJobs(ctx);
  const stopped = Promise.withResolvers<void>();
  let stopping = false;

  const round = async (number: number) => {
    try {
      await sweep(ctx, options, watch);
      if (number % ROUNDS_BETWEEN_DOUBTS === 0) {
        await watch({ kind: "sweep of doubts", subject: "" }, () => sweepDoubts(ctx));
      }
    } catch (error) {
      ctx.log.fault("sweep.failed", error);
    }
  };
  const run = async () => {
    for (let number = 0; !stopping; number++) {
      await round(number);
      await Promise.race([new Promise((resolve) => setTimeout(resolve, ROUND_MS).unref()), stopped.promise]);
    }
  };

  const running = run();
  return {
    async [Symbol.asyncDispose]() {
      stopping = true;
      stopped.resolve();
      await running;
    },
  };
}
