import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { troubleOf } from "../../core/trouble/trouble-of.ts";
import { closeFolder } from "../close-folder.ts";
import { makeFolder } from "../make-folder.ts";
import { keysIn, newKey } from "./key-rings.ts";

/** `keys`: newest first. `file`: the file with them; null: they are in SECRET_KEY. */
export type KeysResult =
  | { kind: "keys"; keys: string[]; file: string | null }
  | { kind: "refused"; why: string };

/**
 * The keys that seal secrets: those of SECRET_KEY, else that of the key file in the data folder. The first start makes that file,
 * readable for its owner only. A refusal is one sentence for the operator.
 */
export function readKeys(configured: string[] | null, dataDir: string): KeysResult {
  if (configured !== null) return { kind: "keys", keys: configured, file: null };
  const path = join(dataDir, "secret-key");
  try {
    makeFolder(dataDir, 0o700);
    const open = closeFolder(dataDir);
    if (open !== null) return refused(open);
    // "wx" fails when it is there: two processes that start at once end with the same key.
    writeFileSync(path, `${newKey()}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST") {
      // A full disk leaves an empty file behind, and the next start would take it for a lost key.
      rmSync(path, { force: true });
      return refused(
        `The key file ${path} cannot be made (${code}). ${
          troubleOf(error)?.kind === "disk-full"
            ? "Make room on that disk, or set SECRET_KEY."
            : "Give this user the right to write there, or set SECRET_KEY."
        }`,
      );
    }
  }
  try {
    if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) {
      return refused(`The key file ${path} can be read by others. Take that away with: chmod 600 ${path}`);
    }
    const keys = keysIn(path);
    return keys.length === 0
      ? refused(
          `The key file ${path} is empty. Put it back from a backup; without it the stored passwords cannot be read.`,
        )
      : { kind: "keys", keys, file: path };
  } catch (error) {
    return refused(
      `The key file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}). Give this user the right to read it, or set SECRET_KEY.`,
    );
  }
}

const refused = (why: string): KeysResult => ({ kind: "refused", why });
