import { chmodSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readKeys } from "../../../src/io/secrets/read-keys.ts";
import { freshFolder } from "../../setup/fresh-folder.ts";

it("makes a key for its owner's eyes only at the first start, and takes the same ever after", () => {
  using folder = freshFolder();
  const dataDir = join(folder.path, "not", "there", "yet");
  const first = readKeys(null, dataDir);
  expect(first).toEqual({
    kind: "keys",
    keys: [expect.stringMatching(/^[\w-]{43}$/)],
    file: join(dataDir, "secret-key"),
  });
  expect(statSync(join(dataDir, "secret-key")).mode & 0o777).toBe(0o600);
  expect(readKeys(null, dataDir)).toEqual(first);
});

it("makes none where keys are configured", () => {
  using folder = freshFolder();
  expect(readKeys(["configured"], folder.path)).toEqual({ kind: "keys", keys: ["configured"], file: null });
  expect(() => statSync(join(folder.path, "secret-key"))).toThrow("ENOENT");
});

it("refuses a key that others can read, and says how to mend it", () => {
  using folder = freshFolder();
  readKeys(null, folder.path);
  chmodSync(join(folder.path, "secret-key"), 0o644);
  expect(readKeys(null, folder.path)).toEqual({
    kind: "refused",
    why: `The key file ${folder.path}/secret-key can be read by others. Take that away with: chmod 600 ${folder.path}/secret-key`,
  });
});

it("refuses an empty key file rather than making a new key", () => {
  using folder = freshFolder();
  writeFileSync(join(folder.path, "secret-key"), "", { mode: 0o600 });
  expect(readKeys(null, folder.path)).toEqual({
    kind: "refused",
    why: `The key file ${folder.path}/secret-key is empty. Put it back from a backup; without it the stored passwords cannot be read.`,
  });
});
