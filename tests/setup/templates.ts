import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseConfig, openDatabase } from "../../src/io/db/open-database.ts";
import type { PostgresCluster } from "./postgres-cluster.ts";

const TEMPLATE = "migrated";

/** @returns the name of a migrated database that any number of sessions may copy at once: nobody can connect to it */
export async function migrateTemplate(cluster: PostgresCluster): Promise<string> {
  await cluster.run(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0`);
  await migrateOnce({ kind: "server", url: cluster.urlOf(TEMPLATE) });
  await cluster.run(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
  return TEMPLATE;
}

export type MigratedFolder = Disposable & { path: string };

/** The data folder of an embedded database that was migrated, and closed. */
export async function makeMigratedFolder(): Promise<MigratedFolder> {
  const path = mkdtempSync(join(tmpdir(), "unpause-migrated-"));
  await migrateOnce({ kind: "embedded", dataDir: path });
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

async function migrateOnce(config: DatabaseConfig): Promise<void> {
  const opened = await openDatabase(config);
  if (opened.kind === "refused") throw new Error(opened.why);
  await opened.database[Symbol.asyncDispose]();
}
