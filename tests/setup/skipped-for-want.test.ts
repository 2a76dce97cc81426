import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { startVitest } from "vitest/node";
import { skippedForWant } from "./skipped-for-want.ts";

it("says by name, with how many, which tests had to be skipped for want of a neighbour", async () => {
  const root = await mkdtemp(join(tmpdir(), "unpause-skipped-"));
  await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(root, "node_modules"));
  await writeFile(
    join(root, "some.test.ts"),
    `import { describe, it } from "vitest";
     describe("pages", { meta: { needs: "Chromium" }, skip: true }, () => {
       it("opens", () => {});
       describe("in the dark", () => it("is readable", () => {}));
     });
     it("wakes workers", { meta: { needs: "Redis" }, skip: true }, () => {});
     it("is skipped for a reason of its own", { skip: true }, () => {});
     it("runs", () => {});`,
  );
  const vitest = await startVitest("test", [], { root, config: false, watch: false, reporters: [{}] });
  const lines = skippedForWant(vitest.state.getTestModules(), {
    PostgreSQL: "no postgres on this machine",
    Redis: "no redis-server on this machine",
    "Postfix and Dovecot": null,
    Chromium: "no chromium on this machine",
    faketime: null,
    "a small disk": null,
  });
  await vitest.close();
  await rm(root, { recursive: true });

  expect(lines).toEqual([
    "Skipped for want of Redis: 1 test (no redis-server on this machine)",
    "Skipped for want of Chromium: 2 tests (no chromium on this machine)",
  ]);
});
