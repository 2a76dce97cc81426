import pg from "pg";
import { expect, it } from "vitest";
import { freshDatabaseUrl } from "./fresh-database.ts";
import { describeWith } from "./needs.ts";

describeWith("PostgreSQL", "a fresh database", () => {
  it("is empty and a test's own, however many are asked for at once", async () => {
    const urls = await Promise.all(Array.from({ length: 5 }, freshDatabaseUrl));
    const found = await Promise.all(
      urls.map(async (connectionString) => {
        const client = new pg.Client({ connectionString });
        await client.connect();
        await client.query("CREATE TABLE lead (address text)");
        const { rows } = await client.query("SELECT relname FROM pg_stat_user_tables");
        await client.end();
        return rows;
      }),
    );
    expect(new Set(urls).size).toEqual(5);
    expect(found).toEqual(Array.from({ length: 5 }, () => [{ relname: "lead" }]));
  });
});
