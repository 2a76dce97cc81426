import { Redis as Client } from "ioredis";
import { expect } from "vitest";
import { itWith } from "../setup/needs.ts";
import { startRedis } from "./redis.ts";

itWith("Redis", "keeps values until it goes down, and comes back empty at the same address", async () => {
  await using redis = await startRedis();
  const client = new Client(redis.url);
  client.on("error", () => {}); // while it is down, each try to reconnect says so
  await client.set("lead", "lea");
  expect(await client.get("lead")).toEqual("lea");
  await redis.goDown();
  await redis.comeBack();
  expect(await client.get("lead")).toEqual(null);
  client.disconnect();
});
