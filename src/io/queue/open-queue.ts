import {
  createPostgresBackend,
  isPgPool,
  type Job,
  type PgPool,
  type PostgresConnectionOptions,
  runMigrations,
  withBackend,
} from "bullmq";
import pg from "pg";
import { THROWS_TO_TELL } from "../../core/job/watch-jobs.ts";
import type { Work } from "../../core/job/work-on.ts";
import { LANES, type Lane } from "../../core/jobs.ts";
import type { Log } from "../../core/log.ts";
import type { Clock } from "../../core/time/clock.ts";
import type { Wake } from "../../core/wake.ts";

const { Queue: BullQueue, Worker: BullWorker } = withBackend(createPostgresBackend);

const MOST_STALLS = 100;
/** As many throws in a row as the operator is told of. */
const MOST_RUNS = THROWS_TO_TELL;
const RUN_AGAIN_MS = 5_000;

export type Queue = AsyncDisposable & {
  wake: Wake;
  /** @throws where the queue does not answer, or a worker of this process has stopped */
  check(): Promise<void>;
  /** Begins to work. Call it once. Jobs that were woken before wait for this. */
  start(work: Work): Promise<void>;
};

/** Each lane's worker keeps one to listen on; the others are for adding and finishing jobs. */
const MOST_CONNECTIONS = 5;

/**
 * BullMQ on its PostgreSQL backend, over PostgreSQL or PGlite. A job carries only the id of a row, and none is kept when it ends.
 * The row shows the remaining work, and the sweep wakes it again. A handler that throws has met a bug or a broken machine. That is
 * logged as a fault, and it is run again after five seconds, twice at most.
 *
 * @param laneOf - the lane of a kind of job
 * @param concurrency - jobs in hand at once, in each lane
 */
export async function openQueue(
  connection: PostgresConnectionOptions,
  {
    log,
    clock,
    laneOf,
    concurrency,
  }: { log: Log; clock: Clock; laneOf: (kind: string) => Lane; concurrency: Record<Lane, number> },
): Promise<Queue> {
  await using opening = new AsyncDisposableStack();
  const pool = isPgPool(connection) ? connection : opening.adopt(poolOf(connection), (own) => own.end());
  await bringUpToDate(pool);
  const backend = { connection: pool };
  const onError = (error: Error) => log.fault("queue.broken", error);

  const queueOf = (lane: Lane) => {
    const queue = new BullQueue(lane, {
      ...backend,
      defaultJobOptions: {
        removeOnComplete: true,
        removeOnFail: true,
        // A job that throws is run again soon: a passing fault heals, and a lasting one is known within seconds.
        attempts: MOST_RUNS,
        backoff: { type: "fixed", delay: RUN_AGAIN_MS },
      },
    });
    queue.on("error", onError);
    opening.defer(() => queue.close());
    return queue;
  };
  const queues = { mail: queueOf("mail"), probe: queueOf("probe"), chat: queueOf("chat") };

  const open = opening.move();
  const workers: { name: string; isRunning(): boolean }[] = [];
  return {
    async check() {
      for (const lane of LANES) await queues[lane].getJobCounts("waiting");
      const stopped = workers.find((worker) => !worker.isRunning());
      if (stopped !== undefined) throw new Error(`The worker of the lane ${stopped.name} has stopped.`);
    },
    async wake(kind, id, at) {
      const delay = at ? Math.max(0, at.getTime() - clock.now().getTime()) : 0;
      // One waiting job per row is enough. A wake during the work on a row runs once more after it. A job for a later moment has
      // its own key, so that it neither swallows a wake for now nor is swallowed by one. It does not wait either for the job of a
      // dead process, which seems to be at work for half a minute more.
      const deduplication = at
        ? { id: `${kind}:${id}:${at?.getTime()}` }
        : { id: `${kind}:${id}`, keepLastIfActive: true };
      await queues[laneOf(kind)].add(kind, { id }, { delay, deduplication });
    },
    async start(work) {
      const take = (job: Job<{ id: string }>) => work(job.name, job.data.id);
      for (const lane of LANES) {
        const worker = new BullWorker(lane, take, {
          ...backend,
          concurrency: concurrency[lane],
          // A job whose process was killed is begun again, however often that happens: it reads its row first.
          maxStalledCount: MOST_STALLS,
        });
        worker.on("error", onError);
        worker.on("failed", (job, error) =>
          log.fault("job.failed", error, { kind: job?.name ?? null, id: job?.data.id ?? null }),
        );
        open.defer(() => worker.close());
        await worker.waitUntilReady();
        workers.push(worker);
      }
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** One pool for all lanes: each of BullMQ's queues and workers would open one of its own, and connections are dear. */
function poolOf(connection: Exclude<PostgresConnectionOptions, PgPool>): PgPool {
  const given = typeof connection === "string" ? { connectionString: connection } : connection;
  const pool = new pg.Pool({
    ...given,
    max: MOST_CONNECTIONS,
    keepAlive: true,
    options: "-c search_path=bullmq",
  });
  pool.setMaxListeners(0);
  return pool as PgPool; // it is one (docs.bullmq.io, "PostgreSQL"); its types only spell a result's row count otherwise
}

/** BullMQ's own tables, in a schema of their own. Many processes may start at once: it takes turns by a lock. */
async function bringUpToDate(pool: PgPool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}
