import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/**
 * The connection string of a new, empty database in this run's own PostgreSQL, which starts when it is first asked for.
 * Guard the tests with `describeWith("PostgreSQL", …)`. Nothing to clean up: the databases go with the run.
 */
export async function freshDatabaseUrl(): Promise<string> {
  const answer = await fetch(inject("switchboard"));
  const cluster = await answer.text();
  if (!answer.ok) throw new Error(cluster);

  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  try {
    // template0 has no sessions, so that any number of test files can copy it at once.
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  } finally {
    await client.end();
  }
  const url = new URL(cluster);
  url.pathname = name;
  return url.href;
}
