import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aesSecrets } from "../../../src/io/secrets/aes-secrets.ts";
import { keyFileRing } from "../../../src/io/secrets/key-rings.ts";
import { readKeys } from "../../../src/io/secrets/read-keys.ts";
import { freshFolder } from "../../setup/fresh-folder.ts";

it("puts a new key into the key file before it seals with it, and drops the old one at the end", () => {
  using folder = freshFolder();
  const first = readKeys(null, folder.path);
  if (first.kind === "refused") throw new Error(first.why);
  const secrets = aesSecrets(first.keys);
  const sealed = secrets.seal("password", "m");
  const path = join(folder.path, "secret-key");
  const ring = keyFileRing(path, secrets);

  expect(ring.renew()).toBe("renewed");
  const both = readKeys(null, folder.path);
  expect(both).toMatchObject({ kind: "keys", keys: [expect.any(String), first.keys[0]], file: path });
  expect(secrets.otherKeyIds).toEqual([sealed.keyId]);
  expect(secrets.open(sealed, "m")).toBe("password");
  expect(both.kind === "keys" && aesSecrets(both.keys).keyId).toBe(secrets.keyId);
  expect(statSync(path).mode & 0o777).toBe(0o600);

  ring.dropOthers();
  expect(readKeys(null, folder.path)).toMatchObject({ keys: [both.kind === "keys" ? both.keys[0] : ""] });
  expect(secrets.open(sealed, "m")).toBe("password");
});

it("leaves a key file whole where a new one is left over from a machine that stopped", () => {
  using folder = freshFolder();
  const keys = readKeys(null, folder.path);
  const path = join(folder.path, "secret-key");
  writeFileSync(`${path}.new`, "half a k");
  expect(readKeys(null, folder.path)).toEqual(keys);
  keyFileRing(path, aesSecrets(["a key of sixteen or more"])).renew();
  expect(readFileSync(path, "utf8").trim().split("\n")).toHaveLength(2);
});
