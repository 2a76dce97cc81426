import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { faultWords } from "../trouble/fault-words.ts";
import type { Job, JobTrouble } from "./job-trouble-store.ts";

/** Throws in a row that are told to the operator. */
export const THROWS_TO_TELL = 3;
/** How long it is believed that no other process has met trouble. */
const KNOWN_MS = 10_000;

/** Lets a job run, and throws what it throws. */
export type WatchJob = (job: Job, run: () => Promise<void>) => Promise<void>;

/**
 * Keeps repeated failures as a row that people see, since a fault of ours must not be a log line alone. The next success, in any
 * process, ends it.
 */
export function watchJobs(ctx: CommitContext): WatchJob {
  const known = new Set<string>();
  let knownAt = Number.NEGATIVE_INFINITY;

  async function isInTrouble(job: Job): Promise<boolean> {
    const now = ctx.clock.now().getTime();
    if (Math.abs(now - knownAt) >= KNOWN_MS) {
      knownAt = now;
      known.clear();
      for (const each of await ctx.store.jobTroubles.open(1, 1_000)) known.add(keyOf(each));
    }
    return known.has(keyOf(job));
  }

  return async (job, run) => {
    try {
      await run();
    } catch (error) {
      known.add(keyOf(job));
      // Where this cannot be stored either, the database is away, and the log is all there is.
      await threw(ctx, job, error).catch((storing) => ctx.log.fault("job.trouble-not-kept", storing, job));
      throw error;
    }
    if (!(await isInTrouble(job))) return;
    known.delete(keyOf(job));
    await worked(ctx, job);
  };
}

const keyOf = ({ kind, subject }: Job) => `${kind} ${subject}`;

async function threw(ctx: CommitContext, job: Job, error: unknown): Promise<void> {
  const trouble = await ctx.store.jobTroubles.threw(job, faultWords(error), ctx.clock.now());
  if (trouble.count === THROWS_TO_TELL) await tell(ctx, trouble);
}

async function worked(ctx: CommitContext, job: Job): Promise<void> {
  const ended = await ctx.store.jobTroubles.worked(job, ctx.clock.now());
  if (ended !== null && ended.count >= THROWS_TO_TELL) await tell(ctx, ended);
}

/** The operator belongs to no workspace: the first one's chat and people tell them. */
async function tell(ctx: CommitContext, { id }: JobTrouble): Promise<void> {
  const [workspace] = await ctx.store.members.workspaces();
  if (workspace === undefined) return;
  const about = { kind: "job-trouble" as const, id };
  await commit(ctx, null, (tx) => askForNotice(tx, workspace.id, about, ctx.clock.now()));
}
