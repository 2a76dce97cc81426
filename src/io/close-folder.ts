import { chmodSync, type Stats, statSync } from "node:fs";

/** A folder that others share by design, such as /tmp, has this bit. It must stay open. */
const STICKY = 0o1000;
const OTHERS = 0o077;
const OF_ITS_OWN = "Set DATA_DIR to a folder that is not there yet: it is made closed.";
const OR_ITS_OWN = OF_ITS_OWN.replace("Set", "Or set");

/**
 * Closes a folder to everybody but its owner: its files are as secret as the keys. A new file in it is then out of reach too.
 *
 * @returns null, or one sentence that says why it stays open and what to do
 */
export function closeFolder(path: string): string | null {
  if (process.platform === "win32") return null;
  const { mode, uid } = statSync(path);
  if ((mode & OTHERS) === 0) return null;
  if (mode & STICKY) return `The folder ${path} is shared with others. ${OF_ITS_OWN}`;
  const isOurs = uid === process.getuid?.();
  if (isOurs && closed(path, mode)) return null;
  return `The folder ${path} is open to others. Close it with: chmod 700 ${path}. ${OR_ITS_OWN}`;
}

function closed(path: string, mode: Stats["mode"]): boolean {
  try {
    chmodSync(path, mode & 0o700);
    // Some file systems take it and do nothing.
    return (statSync(path).mode & OTHERS) === 0;
  } catch {
    return false;
  }
}
