import { chmodSync, chownSync, existsSync, mkdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { closeFolder } from "../../src/io/close-folder.ts";
import { openDatabase } from "../../src/io/db/open-database.ts";
import { readKeys } from "../../src/io/secrets/read-keys.ts";
import { openLog } from "../../src/log.ts";
import { freshFolder } from "../setup/fresh-folder.ts";

const modeOf = (path: string) => statSync(path).mode & 0o7777;
const isRoot = process.getuid?.() === 0;

describe("a data folder that others can open", () => {
  it.each([0o755, 0o777, 0o701, 0o770, 0o750])("is closed where it is ours (%o)", (mode) => {
    using folder = freshFolder();
    chmodSync(folder.path, mode);
    expect(closeFolder(folder.path)).toBeNull();
    expect(modeOf(folder.path)).toBe(0o700);
  });

  it("is refused, and left as it is, where others share it by design", async () => {
    using folder = freshFolder();
    chmodSync(folder.path, 0o1777);
    const why = `The folder ${folder.path} is shared with others. Set DATA_DIR to a folder that is not there yet: it is made closed.`;
    expect(await openDatabase({ kind: "embedded", dataDir: folder.path })).toEqual({ kind: "refused", why });
    expect(readKeys(null, folder.path)).toEqual({ kind: "refused", why });
    expect(modeOf(folder.path)).toBe(0o1777);
    expect(existsSync(join(folder.path, "secret-key"))).toBe(false);
  });

  it("is refused, and left as it is, where another person owns it", () => {
    using folder = freshFolder();
    // Only root can give a folder away; nobody but root has one of root's.
    if (isRoot) chownSync(folder.path, 12_345, 12_345);
    const path = isRoot ? folder.path : "/usr";
    if (isRoot) chmodSync(path, 0o755);
    expect(closeFolder(path)).toContain(
      `The folder ${path} is open to others. Close it with: chmod 700 ${path}.`,
    );
    expect(modeOf(path)).toBe(0o755);
  });
});

it("does not start where the socket's path is a link, and touches nothing behind it", async () => {
  using folder = freshFolder();
  const victim = join(folder.path, "victim");
  const dataDir = join(folder.path, "data");
  mkdirSync(victim);
  mkdirSync(dataDir, { mode: 0o700 });
  symlinkSync(join(victim, "s"), join(dataDir, "unpause.sock"));
  const started = await startApp(
    readConfig({ DATA_DIR: dataDir, PORT: "0", UNPAUSE_SANDBOX: "0" }),
    openLog("silent"),
  );
  expect(started).toEqual({
    kind: "refused",
    why: `${join(dataDir, "unpause.sock")} is a link, and Unpause follows none there. Look where it leads, and remove it.`,
  });
  expect(existsSync(victim)).toBe(true);
}, 60_000);
