import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { PostgresConnectionOptions } from "bullmq";
import pg from "pg";
import { faultWords } from "../../core/trouble/fault-words.ts";
import { troubleWords } from "../../core/trouble/trouble.ts";
import { troubleOf } from "../../core/trouble/trouble-of.ts";
import { PrismaClient } from "./generated/client.ts";
import { lockFolder } from "./lock-folder.ts";
import { type MigrateResult, migrate } from "./migrate.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { openPglite } from "./pglite/open-pglite.ts";
import { preparedName } from "./prepared-name.ts";
import { becomePresent, becomeReporter } from "./presence.ts";
import { notifySignals, type Signals } from "./signals.ts";
import { storableAdapter } from "./storable-adapter.ts";

export type DatabaseConfig = { kind: "embedded"; dataDir: string } | { kind: "server"; url: string };

export type Database = AsyncDisposable & {
  prisma: PrismaClient;
  /** This process, as `claimed_by` names it; known to be alive by its database session. */
  workerId: string;
  /** Settles when the session behind presence breaks. Other processes may then take over the work of this one, so it has to end. */
  lost: Promise<void>;
  /**
   * Whether this process tells the operator about trouble that all processes meet. The first that asked does so for as long as it
   * lives. This works where the database takes no writes.
   */
  tells(): Promise<boolean>;
  /** The connection for BullMQ's PostgreSQL backend: its own pool, or one of that shape over PGlite. */
  queueConnection: PostgresConnectionOptions;
  /** How it tells other processes on the same database what changed; null: there are none. */
  signals: Signals | null;
};

export type OpenResult = { kind: "open"; database: Database } | Refused;

/**
 * One sentence for the operator; nothing has been touched. `again`: the call is right, and may work in a moment (`soon`), or once
 * the machine is mended (`later`). Absent: what is configured has to change.
 */
export type Refused = { kind: "refused"; why: string; again?: "soon" | "later" };

/** Opens the database, migrated. */
export async function openDatabase(config: DatabaseConfig): Promise<OpenResult> {
  try {
    return await (config.kind === "embedded" ? openEmbedded(config.dataDir) : openServer(config.url));
  } catch (error) {
    return whyNotOpened(error, config);
  }
}

/** @throws the error where neither machine nor database explains it: it is a fault of ours */
export function whyNotOpened(error: unknown, config: DatabaseConfig): Refused {
  const trouble = troubleOf(error);
  if (trouble === null) throw error;
  const { says, mend } = troubleWords(trouble, config);
  return {
    kind: "refused",
    why: `${says} ${mend} Then start again.`,
    again: trouble.kind === "no-answer" ? "soon" : "later",
  };
}

async function openEmbedded(dataDir: string): Promise<OpenResult> {
  const taken = lockFolder(dataDir);
  switch (taken.kind) {
    case "held":
      return {
        ...refused(
          `The data folder ${dataDir} is in use by ${taken.by}. Stop that one first, or give this one another DATA_DIR.`,
        ),
        again: "soon",
      };
    case "open":
      return refused(taken.why);
    case "not-writable":
      if (taken.full) {
        return {
          ...refused(
            `There is no room left on the disk of ${dataDir} (${taken.reason}). Make room there, or set DATA_DIR to a folder on another disk.`,
          ),
          again: "later",
        };
      }
      return refused(
        `The data folder ${dataDir} cannot be written (${taken.reason}). Give this user the right to write there, or set DATA_DIR to another folder.`,
      );
    case "locked":
  }
  await using opening = new AsyncDisposableStack();
  opening.defer(() => taken.lock.release());

  const pglite = opening.use(await openPglite(join(dataDir, "db")));
  const run = (sql: string) => pglite.pool.query(sql);
  const migrated = await migrate({
    exec: async (sql) => void (await run(sql)),
    rows: async (sql) => (await run(sql)).rows,
  });
  if (migrated.kind === "newer") return newer(migrated);

  const workerId = randomUUID();
  await becomePresent(run, workerId);
  const prisma = new PrismaClient({ adapter: storableAdapter(pglite.adapter), transactionOptions: PATIENT });
  opening.defer(() => prisma.$disconnect());
  const open = opening.move();
  return {
    kind: "open",
    database: {
      prisma,
      workerId,
      lost: pglite.lost,
      tells: async () => true,
      queueConnection: pglite.pool,
      signals: null,
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    },
  };
}

async function openServer(url: string): Promise<OpenResult> {
  await using opening = new AsyncDisposableStack();
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Open pages and jobs ask every few seconds: after the usual ten, each would find the connections closed and their plans gone.
    idleTimeoutMillis: 120_000,
    options: "-c search_path=public,bullmq -c timezone=UTC",
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  opening.defer(() => pool.end());

  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    return {
      ...refused(
        `The database in DATABASE_URL does not answer (${wordsOf(error)}). Check that PostgreSQL runs there and that name and password are right.`,
      ),
      ...(troubleOf(error) !== null && { again: "soon" }),
    };
  }
  const migrated = await migrate({
    exec: async (sql) => void (await client.query(sql)),
    rows: async (sql) => (await client.query(sql)).rows,
  }).finally(() => client.release());
  if (migrated.kind === "newer") return newer(migrated);

  const workerId = randomUUID();
  const presence = new pg.Client({ connectionString: url, keepAlive: true });
  const lost = Promise.withResolvers<void>();
  // An error is followed by the end.
  presence.on("error", () => {}).on("end", () => lost.resolve());
  await presence.connect();
  opening.defer(() => presence.end());
  await becomePresent((sql) => presence.query(sql), workerId);
  const signals = await notifySignals(presence, pool, workerId);

  const prisma = new PrismaClient({
    adapter: storableAdapter(oneAtATime(new PrismaPg(pool, { statementNameGenerator }))),
    transactionOptions: PATIENT,
  });
  opening.defer(() => prisma.$disconnect());
  const open = opening.move();
  const queueConnection = { connectionString: url, schema: "bullmq", max: 3 };
  return {
    kind: "open",
    database: {
      prisma,
      workerId,
      lost: lost.promise,
      tells: () => becomeReporter((sql) => presence.query(sql)),
      queueConnection,
      signals,
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    },
  };
}

const statementNameGenerator = ({ sql }: { sql: string }) => preparedName(sql) ?? "";

/**
 * Prisma gives up on a transaction after 2 s of waiting and 5 s of work. In the embedded database, all transactions wait while a
 * long import has the session.
 */
const PATIENT = { maxWait: 15 * 60_000, timeout: 60_000 };

/** Where a host has several addresses, the error that is thrown has no words of its own. */
export const wordsOf = (error: unknown) =>
  (error instanceof AggregateError && error.message === "" ? error.errors : [error])
    .map(faultWords)
    .join("; ");

const refused = (why: string): Refused => ({ kind: "refused", why });
const newer = ({ unknown }: MigrateResult & { kind: "newer" }): Refused =>
  refused(
    `This database was made by a newer version of Unpause (it has ${unknown.join(", ")}). Start that version, or restore a backup from before the update.`,
  );
