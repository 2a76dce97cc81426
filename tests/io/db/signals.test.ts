import { expect, it } from "vitest";
import type { Change } from "../../../src/core/live.ts";
import { openDatabase } from "../../../src/io/db/open-database.ts";
import { openLive } from "../../../src/io/live.ts";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";
import { describeWith } from "../../setup/needs.ts";

describeWith("PostgreSQL", "processes on one database", () => {
  it("hear of each other's changes, and of their own once", async () => {
    const url = await freshDatabaseUrl();
    await using web = await open(url);
    await using worker = await open(url);
    const seen: Record<string, Change[]> = { web: [], worker: [] };
    web.live.listen("w1", (change) => seen.web?.push(change));
    worker.live.listen("w1", (change) => seen.worker?.push(change));

    const progress: Change = { kind: "progress", campaignIds: ["c1"] };
    worker.live.changed("w1", progress);
    await expect.poll(() => seen.web).toEqual([progress]);
    web.live.changed("another workspace");
    web.live.changed("w1");
    await expect.poll(() => seen.worker).toEqual([progress, { kind: "anything" }]);
    expect(seen.web).toEqual([progress, { kind: "anything" }]);
  });
});

async function open(url: string) {
  const opened = await openDatabase({ kind: "server", url });
  if (opened.kind === "refused") throw new Error(opened.why);
  const { database } = opened;
  return {
    live: openLive(database.signals),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
