import pg from "pg";
import { expect } from "vitest";
import { ENCODINGS } from "../../hosts/encodings.ts";

/** Every way in which a server could have repeated one of them; short pieces of base64 stand in other words. */
export const tracesOf = (secrets: readonly string[], user: string): string[] => [
  ...new Set(
    secrets.flatMap((secret) => [secret, ...Object.values(ENCODINGS).map((encode) => encode(secret, user))]),
  ),
];

export const tracesIn = (traces: readonly string[], place: string, text: string): string[] =>
  traces.filter((trace) => text.includes(trace)).map((trace) => `${place}: ${trace}`);

/** A server's words with the sent secret in them, in a third of all the ways. */
export const repeating = (secret: string, user: string, part: number): string =>
  Object.values(ENCODINGS)
    .filter((_, at) => at % 3 === part)
    .map((encode) => encode(secret, user))
    .filter((text) => !text.includes("\n"))
    .join(" ");

/** All rows of all tables. JSON in JSON stands there a second time, with its quotes as they are. */
export async function everyText(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM ${name} t`);
    texts.push(...rows.flatMap(({ row }) => [row, row.replaceAll(/\\+/g, "")]));
  }
  await client.end();
  expect(texts.length).toBeGreaterThan(20);
  return texts.join("\n");
}
