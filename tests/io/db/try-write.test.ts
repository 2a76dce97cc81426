import { expect, it } from "vitest";
import { tryWrite } from "../../../src/io/db/try-write.ts";
import { onEachDatabase } from "../../setup/each-database.ts";

onEachDatabase((database) => {
  it("a write that is tried leaves nothing behind, however often and by how many processes", async () => {
    const { prisma } = database();
    const size = async () =>
      prisma.$queryRaw`SELECT pg_relation_size('write_trial')::int AS rows, pg_indexes_size('write_trial')::int AS indexes`;
    await tryWrite(prisma, "one");
    const after = await size();
    for (let turn = 0; turn < 20; turn++) {
      await Promise.all(["one", "two", "three"].map((worker) => tryWrite(prisma, worker)));
    }
    await tryWrite(prisma, "one");
    expect(after).toMatchObject([{ rows: 0 }]);
    expect(await size()).toMatchObject([
      { rows: 0, indexes: expect.toSatisfy((bytes: number) => bytes < 200_000) },
    ]);
    expect(await prisma.writeTrial.count()).toBe(0);
  });

  it("of all processes one tells the operator", async () => {
    expect(await database().tells()).toBe(true);
    expect(await database().tells()).toBe(true);
  });
});
