import { rmSync } from "node:fs";
import pg from "pg";
import { expect, it } from "vitest";
import { knownMigrations } from "../../src/io/db/migrate.ts";
import { type DatabaseConfig, openDatabase } from "../../src/io/db/open-database.ts";
import { freshDatabaseUrl, migratedDatabaseUrl, migratedFolder } from "./fresh-database.ts";
import { describeWith } from "./needs.ts";
import { addWorkspace } from "./rows.ts";

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

describeWith("PostgreSQL", "a migrated database", () => {
  it("has every migration, and is a test's own, however many are asked for at once", async () => {
    const urls = await Promise.all(Array.from({ length: 5 }, migratedDatabaseUrl));
    for (const [number, url] of urls.entries()) {
      const { members, migrations } = await addMember({ kind: "server", url }, `Ann ${number}`);
      expect(members).toEqual([`Ann ${number}`]);
      expect(migrations).toEqual(knownMigrations().length);
    }
  });
});

it("a migrated data folder has every migration, and is a test's own", async () => {
  const folders = [await migratedFolder(), await migratedFolder()];
  for (const dataDir of folders) {
    const { members, migrations } = await addMember({ kind: "embedded", dataDir }, dataDir);
    expect(members).toEqual([dataDir]);
    expect(migrations).toEqual(knownMigrations().length);
    rmSync(dataDir, { recursive: true });
  }
});

async function addMember(config: DatabaseConfig, name: string) {
  const opened = await openDatabase(config);
  if (opened.kind === "refused") throw new Error(opened.why);
  await using database = opened.database;
  const { prisma } = database;
  const { workspaceId } = await addWorkspace(prisma);
  await prisma.member.updateMany({ where: { workspaceId }, data: { name } });
  const rows = await prisma.$queryRaw<unknown[]>`SELECT FROM _prisma_migrations`;
  return { members: (await prisma.member.findMany()).map((member) => member.name), migrations: rows.length };
}
