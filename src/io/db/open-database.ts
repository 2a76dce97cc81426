import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import type { PostgresConnectionOptions } from "bullmq";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";
import { lockFolder } from "./lock-folder.ts";
import { type MigrateResult, migrate } from "./migrate.ts";
import { openPglite } from "./pglite/open-pglite.ts";
import { becomePresent } from "./presence.ts";
import { storableAdapter } from "./storable-adapter.ts";

export type DatabaseConfig = { kind: "embedded"; dataDir: string } | { kind: "server"; url: string };

export type Database = AsyncDisposable & {
  prisma: PrismaClient;
  /** This process, as `claimed_by` names it; known to be alive by its database session. */
  workerId: string;
  /**
   * Settles when the session that says so breaks: others may then take over what this process has in hand, so it has to end.
   */
  lost: Promise<void>;
  /** What BullMQ's PostgreSQL backend connects to: its own pool, or one of that shape over PGlite. */
  queueConnection: PostgresConnectionOptions;
};

export type OpenResult = { kind: "open"; database: Database } | { kind: "refused"; why: string };

/** Opens the database, migrated. A refusal is one sentence for the operator; nothing has been touched then. */
export function openDatabase(config: DatabaseConfig): Promise<OpenResult> {
  return config.kind === "embedded" ? openEmbedded(config.dataDir) : openServer(config.url);
}

async function openEmbedded(dataDir: string): Promise<OpenResult> {
  const taken = lockFolder(dataDir);
  switch (taken.kind) {
    case "held":
      return refused(
        `The data folder ${dataDir} is in use by ${taken.by}. Stop that one first, or give this one another DATA_DIR.`,
      );
    case "not-writable":
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
      queueConnection: pglite.pool,
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    },
  };
}

async function openServer(url: string): Promise<OpenResult> {
  await using opening = new AsyncDisposableStack();
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    options: "-c search_path=public,bullmq -c timezone=UTC",
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  opening.defer(() => pool.end());

  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    return refused(
      `The database in DATABASE_URL does not answer (${(error as Error).message}). Check that PostgreSQL runs there and that name and password are right.`,
    );
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

  const prisma = new PrismaClient({
    adapter: storableAdapter(new PrismaPg(pool)),
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
      queueConnection,
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    },
  };
}

/** Prisma gives up on a transaction after 2 s of waiting and 5 s of work; embedded, all of them wait while a long import has the session. */
const PATIENT = { maxWait: 15 * 60_000, timeout: 60_000 };

const refused = (why: string): OpenResult => ({ kind: "refused", why });
const newer = ({ unknown }: MigrateResult & { kind: "newer" }): OpenResult =>
  refused(
    `This database was made by a newer version of Unpause (it has ${unknown.join(", ")}). Start that version, or restore a backup from before the update.`,
  );
