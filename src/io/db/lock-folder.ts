import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { tryLock } from "fs-native-extensions";
import { troubleOf } from "../../core/trouble/trouble-of.ts";
import { closeFolder } from "../close-folder.ts";
import { makeFolder } from "../make-folder.ts";

export type FolderLock = { release(): void };
export type LockResult =
  | { kind: "locked"; lock: FolderLock }
  | { kind: "held"; by: string }
  /** Others may read or write in it, and that could not be changed. `why` says what to do. */
  | { kind: "open"; why: string }
  /** `reason`: the system's code, such as EACCES. `full`: no room is left on its disk. */
  | { kind: "not-writable"; reason: string; full: boolean };

/**
 * Takes the data folder for this process alone, before PGlite opens it. PGlite does not refuse a second process, which could
 * destroy the first one's commits. The kernel holds the lock, so it ends with the process in any case, and no stale file has to be
 * judged. `held` names the holder, as that process wrote it.
 */
export function lockFolder(folder: string): LockResult {
  let fd: number;
  try {
    makeFolder(folder, 0o700);
    const why = closeFolder(folder);
    if (why !== null) return { kind: "open", why };
    fd = openSync(join(folder, "lock"), "a+", 0o600);
  } catch (error) {
    return notWritable(error);
  }
  if (!tryLock(fd)) {
    closeSync(fd);
    return { kind: "held", by: readFileSync(join(folder, "lock"), "utf8").trim() || "another process" };
  }
  try {
    ftruncateSync(fd);
    writeSync(fd, `process ${process.pid} on ${hostname()}, since ${new Date().toISOString()}\n`);
  } catch (error) {
    closeSync(fd);
    return notWritable(error);
  }
  return { kind: "locked", lock: { release: () => closeSync(fd) } };
}

const notWritable = (error: unknown): LockResult => ({
  kind: "not-writable",
  reason: (error as NodeJS.ErrnoException).code ?? String(error),
  full: troubleOf(error)?.kind === "disk-full",
});
