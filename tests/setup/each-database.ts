import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe } from "vitest";
import { type Database, type DatabaseConfig, openDatabase } from "../../src/io/db/open-database.ts";
import { migratedDatabaseUrl, migratedFolder } from "./fresh-database.ts";
import { describeWith } from "./needs.ts";

/** The same tests on both databases, each opened once for the whole group. Give each test a workspace of its own. */
export function onEachDatabase(tests: (database: () => Database) => void): void {
  onPglite(tests);
  onPostgres(tests);
}

/** On the one that has processes of its own, for tests that take long. */
export function onPostgres(tests: (database: () => Database) => void): void {
  describeWith("PostgreSQL", "on PostgreSQL", () => {
    tests(openedOnce(async () => ({ kind: "server", url: await migratedDatabaseUrl() })));
  });
}

/** On one database, for tests that are about something else. */
export function onPglite(tests: (database: () => Database) => void): void {
  describe("on PGlite", () => {
    let folder = "";
    tests(
      openedOnce(async () => {
        folder = await migratedFolder();
        return { kind: "embedded", dataDir: folder };
      }),
    );
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
  });
}

function openedOnce(configure: () => Promise<DatabaseConfig>): () => Database {
  let database: Database | null = null;
  beforeAll(async () => {
    const opened = await openDatabase(await configure());
    if (opened.kind === "refused") throw new Error(opened.why);
    database = opened.database;
  });
  afterAll(async () => await database?.[Symbol.asyncDispose]());
  return () => {
    if (database === null) throw new Error("Ask for the database inside a test: it opens before the first.");
    return database;
  };
}
