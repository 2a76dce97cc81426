import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import type { KeyRing } from "../../core/keys/key-ring.ts";
import type { AesSecrets } from "./aes-secrets.ts";

/** The operator's keys: SECRET_KEY is theirs to change. */
export const configuredKeys: KeyRing = { renew: () => "not-ours", dropOthers() {} };

/** The keys of the key file, newest first, one a line. */
export function keyFileRing(path: string, secrets: Pick<AesSecrets, "putFirst">): KeyRing {
  return {
    renew() {
      const key = newKey();
      // On disk before anything is sealed with it.
      replaceKeys(path, [key, ...keysIn(path)]);
      secrets.putFirst(key);
      return "renewed";
    },
    // In memory they stay until the next start: something in hand may still be sealed with them.
    dropOthers() {
      const [first, ...others] = keysIn(path);
      if (first !== undefined && others.length > 0) replaceKeys(path, [first]);
    },
  };
}

export const newKey = () => randomBytes(32).toString("base64url");

/** @throws the system's error where it cannot be read */
export const keysIn = (path: string): string[] =>
  readFileSync(path, "utf8")
    .split(/[\s,]+/)
    .filter((key) => key !== "");

/** The old file or the new one, whenever the machine stops. */
function replaceKeys(path: string, keys: string[]): void {
  const beside = `${path}.new`;
  rmSync(beside, { force: true });
  const file = openSync(beside, "wx", 0o600);
  try {
    writeSync(file, `${keys.join("\n")}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}
