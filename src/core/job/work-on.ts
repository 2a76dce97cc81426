import type { Chats } from "../chat/chats.ts";
import type { Context } from "../context.ts";
import type { Jobs } from "../jobs.ts";
import type { Rooms } from "../store.ts";
import { watchJobs } from "./watch-jobs.ts";

/** Does one job. */
export type Work = (kind: string, id: string) => Promise<void>;

/**
 * Works on jobs of all kinds. What throws time after time becomes known to the operator, and so does a job of a kind that this version
 * does not know: a newer one woke it. Its row stays due, and the sweep of a version that knows it wakes it again.
 *
 * @param jobs - all rooms' tables together
 */
export function workOn<R extends Rooms>(ctx: Context<R>, jobs: Jobs<R>, chats: Chats): Work {
  const watch = watchJobs(ctx);
  return (kind, id) =>
    watch({ kind, subject: id }, async () => {
      const job = Object.hasOwn(jobs, kind) ? jobs[kind] : undefined;
      if (job === undefined)
        throw new Error(
          `A job is of the kind "${kind}", which this version of Unpause does not know. Start the version that wrote it.`,
        );
      await job.work(ctx, id, chats);
    });
}
