import { existsSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { faultWords } from "../../core/trouble/fault-words.ts";
import { lockFolder } from "./lock-folder.ts";
import { knownMigrations } from "./migrate.ts";
import { type DatabaseConfig, wordsOf } from "./open-database.ts";
import { whyNotOpen } from "./pglite/why-not-open.ts";

export type DatabaseState =
  | { kind: "current" }
  /** The next start brings it up to date. */
  | { kind: "older"; missing: string[] }
  | { kind: "newer"; unknown: string[] }
  /** The first start makes it. */
  | { kind: "none" }
  | { kind: "in-use"; by: string }
  | { kind: "unreachable"; why: string };

type Names = (sql: string) => Promise<{ migration_name: string }[]>;

/** Compares the version of a database with this program's. Changes nothing in it. */
export function inspectDatabase(config: DatabaseConfig): Promise<DatabaseState> {
  return config.kind === "embedded" ? inspectFolder(config.dataDir) : inspectServer(config.url);
}

async function inspectFolder(dataDir: string): Promise<DatabaseState> {
  const folder = join(dataDir, "db");
  if (!existsSync(join(folder, "PG_VERSION"))) return { kind: "none" };
  const taken = lockFolder(dataDir);
  if (taken.kind === "held") return { kind: "in-use", by: taken.by };
  if (taken.kind === "open") return { kind: "unreachable", why: taken.why };
  if (taken.kind === "not-writable") return { kind: "unreachable", why: taken.reason };
  try {
    const db = await PGlite.create({ dataDir: folder });
    try {
      return await compare(async (sql) => (await db.query<{ migration_name: string }>(sql)).rows);
    } finally {
      await db.close();
    }
  } catch (error) {
    return { kind: "unreachable", why: faultWords(whyNotOpen(error, folder)) };
  } finally {
    taken.lock.release();
  }
}

async function inspectServer(url: string): Promise<DatabaseState> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await compare(async (sql) => (await client.query(sql)).rows);
  } catch (error) {
    return { kind: "unreachable", why: wordsOf(error) };
  } finally {
    await client.end();
  }
}

async function compare(names: Names): Promise<DatabaseState> {
  const [ledger] = await names(`SELECT to_regclass('public._prisma_migrations')::text AS migration_name`);
  if (!ledger?.migration_name) return { kind: "none" };
  const done = (
    await names(`SELECT migration_name FROM public."_prisma_migrations" WHERE rolled_back_at IS NULL`)
  ).map((row) => row.migration_name);
  const known = knownMigrations().map(({ name }) => name);
  const unknown = done.filter((name) => !known.includes(name));
  if (unknown.length > 0) return { kind: "newer", unknown };
  const missing = known.filter((name) => !done.includes(name));
  return missing.length > 0 ? { kind: "older", missing } : { kind: "current" };
}
