import { expect, it } from "vitest";
import { freePort } from "./free-port.ts";

it("gives no port twice, however many servers a test starts", async () => {
  const ports = new Set<number>();
  for (let asked = 0; asked < 1_000; asked++) ports.add(await freePort());
  expect(ports.size).toBe(1_000);
});
