import { purgeAudit } from "./audit/purge-audit.ts";
import type { Context } from "./context.ts";
import { watchJobs } from "./job/watch-jobs.ts";
import { purgeOld } from "./removal/purge-old.ts";
import { type KeepOptions, sweep, sweepDoubts } from "./sweep.ts";

const ROUND_MS = 5_000;
const ROUNDS_BETWEEN_DOUBTS = 12;
/** An hour. */
const ROUNDS_BETWEEN_PURGES = 720;
/** Six hours. */
const ROUNDS_BETWEEN_AUDIT_PURGES = 4_320;

/** Sweeps now and every few seconds until it is disposed, which waits for the round that is on its way. */
export function keepSweeping(ctx: Context, options: KeepOptions): AsyncDisposable {
  const watch = watchJobs(ctx);
  const stopped = Promise.withResolvers<void>();
  let stopping = false;

  const round = async (number: number) => {
    try {
      await sweep(ctx, options, watch);
      if (number % ROUNDS_BETWEEN_DOUBTS === 0) {
        await watch({ kind: "sweep-doubts", subject: "" }, () => sweepDoubts(ctx));
      }
      if (number % ROUNDS_BETWEEN_PURGES === 0) {
        await watch({ kind: "purge-old-rows", subject: "" }, () => purgeOld(ctx));
      }
      if (number % ROUNDS_BETWEEN_AUDIT_PURGES === 0) {
        await watch({ kind: "purge-audit-log", subject: "" }, async () => {
          await purgeAudit(ctx, options.auditDays);
        });
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
