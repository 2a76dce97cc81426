import { expect, it } from "vitest";
import type { Change } from "../../src/core/live.ts";
import { openLive } from "../../src/io/live.ts";

it("tells the first change at once and those that follow closely as one", async () => {
  const live = openLive();
  let told = 0;
  live.listen("w1", () => (told += 1));
  for (let each = 0; each < 1000; each++) live.changed("w1");
  expect(told).toBe(1);
  await expect.poll(() => told).toBe(2);
});

it("tells nobody about another workspace, and nobody who stopped listening", async () => {
  const live = openLive();
  const told: string[] = [];
  const stop = live.listen("w1", () => told.push("gone"));
  live.listen("w1", () => told.push("w1"));
  live.listen("w2", () => told.push("w2"));
  stop();
  live.changed("w1");
  expect(told).toEqual(["w1"]);
});

it("progress that follows closely is told as one, and keeps nothing else waiting", async () => {
  const live = openLive();
  const told: Change[] = [];
  live.listen("w1", (change) => told.push(change));
  const progress = (...campaignIds: string[]): Change => ({ kind: "progress", campaignIds });
  live.changed("w1", progress("c1"));
  live.changed("w1", progress("c2"));
  live.changed("w1", progress("c2", "c3"));
  live.changed("w1");
  expect(told).toEqual([progress("c1"), { kind: "anything" }]);
  await expect.poll(() => told.at(-1)).toEqual(progress("c2", "c3"));
});
