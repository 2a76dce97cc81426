import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";

/**
 * The connection string of a new, empty database in this run's own PostgreSQL, which starts when it is first asked for.
 * Guard the tests with `describeWith("PostgreSQL", …)`. Nothing to clean up: the databases go with the run.
 */
export function freshDatabaseUrl(): Promise<string> {
  // template0 has no sessions, so that any number of test files can copy it at once.
  return copyOf("template0");
}

/** The same, migrated already: a copy of what the run has migrated once. */
export async function migratedDatabaseUrl(): Promise<string> {
  return copyOf(await asked("migrated-database"));
}

/** A new data folder with an embedded database that is migrated already. */
export async function migratedFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "unpause-data-"));
  cpSync(join(await asked("migrated-folder"), "db"), join(folder, "db"), { recursive: true });
  return folder;
}

async function copyOf(template: string): Promise<string> {
  const cluster = await asked("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await client.end();
  }
  const url = new URL(cluster);
  url.pathname = name;
  return url.href;
}

async function asked(what: "postgres" | "migrated-database" | "migrated-folder"): Promise<string> {
  const answer = await fetch(`${inject("switchboard")}/${what}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
