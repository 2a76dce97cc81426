import type { Context } from "./core/context.ts";
import { type SweepOptions, sweep, sweepDoubts } from "./core/sweep.ts";

const SWEEP_EVERY_MS = 2_000;
const DOUBTS_EVERY_MS = 30_000;

/** The scheduler's clock: sweeps until it is stopped, one sweep at a time. What one sweep cannot do, the next one can. */
export function keepSweeping(ctx: Context, options: SweepOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SWEEP_EVERY_MS);
      stopping.signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
    });

  async function run(): Promise<void> {
    let doubtsAt = 0;
    while (!stopping.signal.aborted) {
      try {
        await sweep(ctx, options);
        if (Date.now() >= doubtsAt) {
          await sweepDoubts(ctx);
          doubtsAt = Date.now() + DOUBTS_EVERY_MS;
        }
      } catch (error) {
        ctx.log.fault("sweep.failed", error);
      }
      await rest();
    }
  }

  const running = run();
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}
