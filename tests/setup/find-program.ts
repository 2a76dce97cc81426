import { accessSync, constants, globSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Debian keeps servers that an ordinary PATH does not lead to; newest version last. */
const FOLDERS_OFF_PATH = ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/lib/postfix/sbin"];

/** @returns the path of the first of `names` that can be run here, or null. */
export function findProgram(...names: string[]): string | null {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...FOLDERS_OFF_PATH, ...postgresFolders()];
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isRunnable);
    if (found !== undefined) return found;
  }
  return null;
}

/** Debian keeps one folder per major version and puts none of them on PATH. */
function postgresFolders(): string[] {
  const version = (folder: string) => Number(folder.split("/").at(-2));
  return globSync("/usr/lib/postgresql/*/bin").sort((a, b) => version(b) - version(a));
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
