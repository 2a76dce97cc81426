import { expect, it } from "vitest";
import { onPglite } from "../../setup/each-database.ts";

onPglite((database) => {
  it("the embedded database works on after thousands of statements that failed", async () => {
    const { prisma } = database();
    for (let turn = 0; turn < 2_500; turn++) {
      await expect(prisma.$queryRaw`SELECT 1 / 0`).rejects.toThrow("division by zero");
    }
    expect(await prisma.$queryRaw`SELECT 42 AS answer`).toEqual([{ answer: 42 }]);
  }, 120_000);
});
