import type { Context } from "./context.ts";
import { watchJobs } from "./job/watch-jobs.ts";
import type { Rooms } from "./store.ts";
import { type SweepOptions, type SweepPart, sweep } from "./sweep.ts";

const ROUND_MS = 5_000;

/** Sweeps now and every few seconds until it is disposed, which waits for the round that is on its way. */
export function keepSweeping<R extends Rooms>(
  ctx: Context<R>,
  parts: readonly SweepPart<R>[],
  options: SweepOptions,
): AsyncDisposable {
  const watch = watchJobs(ctx);
  const stopped = Promise.withResolvers<void>();
  let stopping = false;

  const run = async () => {
    for (let round = 0; !stopping; round++) {
      await sweep(ctx, parts, { ...options, round }, watch).catch((error: unknown) =>
        ctx.log.fault("sweep.failed", error),
      );
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
