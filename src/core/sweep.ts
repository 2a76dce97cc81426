import type { Context } from "./context.ts";
import type { WatchJob } from "./job/watch-jobs.ts";
import type { Rooms } from "./store.ts";

/** Rows of one kind in one round; what is beyond them is as due in the next. */
export const AT_ONCE = 500;

/** How many rounds there are from one turn of a part to the next. A round takes five seconds. */
const ROUNDS = { round: 1, minute: 12, hour: 720, "six-hours": 4_320 };

export type SweepOptions = {
  /** How often a mailbox is read for replies, bounces and opt-outs. */
  readEveryMs: number;
  /** How long the audit log is kept. */
  auditDays: number;
  /** How long mails to support are kept as they came; 365 days unless given. */
  rawMailDays?: number;
};

/** One round of the sweep, for each of its parts. */
export type Sweeping<R extends Rooms = Rooms> = SweepOptions & {
  ctx: Context<R>;
  now: Date;
  /** Works on one row. An error does not stop the other rows. `kind`: the name that the operator reads. */
  one(kind: string, id: string, work: () => Promise<unknown>): Promise<void>;
};

/** A part of the sweep: what of one room is due. Each room has a list of its own. */
export type SweepPart<R extends Rooms = Rooms> = {
  /** As the operator reads it. */
  name: string;
  /** Every round unless it says otherwise. */
  every?: keyof typeof ROUNDS;
  run(sweeping: Sweeping<R>): Promise<unknown>;
};

/** A part that wakes a job for each row that is due. */
export const waking = <R extends Rooms>(
  kind: string,
  due: (sweeping: Sweeping<R>) => Promise<string[]>,
  more: { every?: keyof typeof ROUNDS; at?: (sweeping: Sweeping<R>) => Date } = {},
): SweepPart<R> => ({
  name: kind,
  ...(more.every && { every: more.every }),
  async run(sweeping) {
    for (const id of await due(sweeping)) await sweeping.ctx.wake(kind, id, more.at?.(sweeping));
  },
});

/** A part that works on each row that is due. @param kind - of the work on one row, as the operator reads it */
export const working = <R extends Rooms>(
  name: string,
  due: (sweeping: Sweeping<R>) => Promise<string[]>,
  kind: string,
  work: (ctx: Context<R>, id: string) => Promise<unknown>,
): SweepPart<R> => ({
  name,
  async run(sweeping) {
    for (const id of await due(sweeping)) await sweeping.one(kind, id, () => work(sweeping.ctx, id));
  },
});

/**
 * Wakes due work: the clock's share, and the work of lost jobs. Any number of processes may sweep at once, and a row that is woken
 * twice is worked on once. A part that throws does not stop the others.
 *
 * @param parts - all rooms' lists, one behind the other
 * @param round - its number; 0: every part has its turn
 * @param watch - runs each part, and each row that is worked on here
 * @throws the error of a part, after all had their turn
 */
export async function sweep<R extends Rooms>(
  ctx: Context<R>,
  parts: readonly SweepPart<R>[],
  { round, ...options }: SweepOptions & { round: number },
  watch: WatchJob = (_, run) => run(),
): Promise<void> {
  const faults: unknown[] = [];
  const one = (kind: string, subject: string, work: () => Promise<unknown>) =>
    watch({ kind: `sweep ${kind}`, subject }, async () => void (await work())).catch(
      (error: unknown) => void faults.push(error),
    );
  const sweeping: Sweeping<R> = { ...options, ctx, now: ctx.clock.now(), one };
  for (const part of parts) {
    if (round % ROUNDS[part.every ?? "round"] === 0) await one(part.name, "", () => part.run(sweeping));
  }
  if (faults.length > 0)
    throw faults.length === 1 ? faults[0] : new AggregateError(faults, "The sweep failed in parts.");
}
