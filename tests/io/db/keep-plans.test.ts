import { PGlite } from "@electric-sql/pglite";
import { dataDir } from "@electric-sql/pglite-prepopulatedfs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PrismaClient } from "../../../src/io/db/generated/client.ts";
import { keepPlans } from "../../../src/io/db/pglite/keep-plans.ts";
import { onEachDatabase } from "../../setup/each-database.ts";

const VALUES = {
  text: `it's a "test" of \\' {,} $1 /* \n`,
  none: null as string | null,
  texts: ["a'b", null, `c"d\\`, "{e,f}", ""],
  at: new Date("2026-03-02T12:00:00.123Z"),
  moments: [new Date("2026-03-02T12:00:00.123Z"), null],
  flag: true,
  bytes: new Uint8Array([0, 39, 92, 255]),
};

const said = (
  db: Pick<PrismaClient, "$queryRaw">,
  { text, none, texts, at, moments, flag, bytes } = VALUES,
) =>
  db.$queryRaw`/* prepared: test-values */
    SELECT ${text}::text AS text, ${none}::text AS none, ${texts}::text[] AS texts, ${at}::timestamptz AS at,
      ${moments}::timestamptz[] AS moments, ${flag}::boolean AS flag, ${bytes}::bytea AS bytes`;

onEachDatabase((database) => {
  it("a statement whose plan is kept says what it is given, each time", async () => {
    const { prisma } = database();
    const other = { ...VALUES, text: "", texts: [], flag: false, none: "some" };
    for (const values of [VALUES, other, VALUES]) expect(await said(prisma, values)).toEqual([values]);
  });

  it("a statement whose plan is kept may run many times at once, and in a transaction", async () => {
    const { prisma } = database();
    const runs = Array.from({ length: 20 }, (_, i) => ({ ...VALUES, text: `run ${i}` }));
    const inside = prisma.$transaction((tx) => said(tx));
    expect(await Promise.all(runs.map((values) => said(prisma, values)))).toEqual(runs.map((run) => [run]));
    expect(await inside).toEqual([VALUES]);
  });

  it("a statement whose plan is kept may fail, and runs the next time", async () => {
    const { prisma } = database();
    const divided = (by: number) =>
      prisma.$queryRaw`/* prepared: test-division */ SELECT 12 / ${by}::int AS result`;
    expect(await divided(4)).toEqual([{ result: 3 }]);
    await expect(divided(0)).rejects.toThrow("division by zero");
    expect(await divided(3)).toEqual([{ result: 4 }]);
  });
});

describe("an embedded database", () => {
  let db: PGlite;
  beforeAll(async () => {
    db = await PGlite.create({ loadDataDir: await dataDir() });
  });
  afterAll(() => db.close());

  /** How often a plan was used again, and how often one was made for its parameters. */
  async function plansOf(name: string) {
    const { rows } = await db.query(
      "SELECT generic_plans::int AS used, custom_plans::int AS made FROM pg_prepared_statements WHERE name = $1",
      [name],
    );
    return rows;
  }

  it("keeps the plan of a statement that asks for it, and of no other", async () => {
    keepPlans(db);
    for (let n = 0; n < 8; n++) {
      const { rows } = await db.query("/* prepared: test-sum */ SELECT $1::int + 1 AS sum", [n]);
      expect(rows).toEqual([{ sum: n + 1 }]);
      await db.query("SELECT $1::int + 2", [n]);
    }
    expect(await plansOf("test-sum")).toEqual([{ used: 3, made: 5 }]);
    expect((await db.query("SELECT FROM pg_prepared_statements")).rows).toHaveLength(1);
  });

  it("plans anew after a while, since its tables grow", async () => {
    keepPlans(db, 0);
    for (let n = 0; n < 8; n++) await db.query("/* prepared: test-growth */ SELECT $1::int + 1", [n]);
    expect(await plansOf("test-growth")).toEqual([{ used: 0, made: 1 }]);
  });

  it("refuses two statements under one name", async () => {
    keepPlans(db);
    const plus = (added: number) =>
      db.query(`/* prepared: test-twice */ SELECT $1::int + ${added} AS sum`, [1]);
    await plus(1);
    await expect(plus(2)).rejects.toThrow("Two statements");
    expect((await plus(1)).rows).toEqual([{ sum: 2 }]);
  });
});
