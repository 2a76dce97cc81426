import type { Chats } from "../chat/chats.ts";
import type { Context } from "../context.ts";
import type { Jobs } from "../jobs.ts";
import type { Rooms } from "../store.ts";
import { watchJobs } from "./watch-jobs.ts";

/** Does one job. */
export type Work = (kind: string, id: string) => Promise<void>;

/**
 * Works on jobs of all kinds. The operator hears of repeated failures. They also hear of a job of an unknown kind, which a newer
 * version woke. Its row stays due, and a version that knows it wakes it again.
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
