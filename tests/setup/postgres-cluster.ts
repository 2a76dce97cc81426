import { execFile } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { findProgram } from "./find-program.ts";
import { freePort } from "./free-port.ts";
import { identityOf } from "./identity.ts";
import { startProgram } from "./program.ts";

const run = promisify(execFile);

export type PostgresCluster = AsyncDisposable & {
  /** The connection string of a database of this cluster; it need not exist yet. */
  urlOf(database: string): string;
  /** Runs statements as its superuser, in one session. */
  run(...statements: string[]): Promise<void>;
};

/**
 * A private PostgreSQL in a folder of its own, gone without a trace when disposed.
 *
 * @param options.durable - write through to the disk, for a benchmark. Tests do without: only a power cut can lose anything, not
 *   a killed client
 */
export async function startPostgresCluster(options: { durable?: boolean } = {}): Promise<PostgresCluster> {
  const as = process.getuid?.() === 0 ? identityOf("postgres") : null; // it refuses to run as root
  const folder = mkdtempSync(join(tmpdir(), "unpause-postgres-"));
  if (as !== null) chownSync(folder, as.uid, as.gid);
  const data = join(folder, "data");
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  await run(findProgram("initdb") ?? "initdb", initdb, { cwd: folder, ...(as ?? {}) });

  const port = await freePort();
  const urlOf = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "300",
    // Counting rows must not depend on the machine's time zone.
    timezone: "UTC",
    ...(options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = await startProgram(
    findProgram("postgres") ?? "postgres",
    ["-D", data, "-p", `${port}`, ...flags],
    {
      as,
      cwd: folder,
      ready: () => answersQueries(urlOf("postgres")),
      stopSignal: "SIGINT", // fast shutdown: do not wait for clients to leave
    },
  );

  return {
    urlOf,
    async run(...statements) {
      const client = new pg.Client({ connectionString: urlOf("postgres") });
      await client.connect();
      for (const statement of statements) await client.query(statement);
      await client.end();
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It accepts connections a moment before it can work ("the database system is starting up"). */
async function answersQueries(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
