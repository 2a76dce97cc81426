import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where a parent is there and takes no folder,
 * such as /proc.
 *
 * @throws the system's error where one of them cannot be made
 */
export function makeFolder(path: string, mode?: number): void {
  const missing: string[] = [];
  for (let each = resolve(path); !existsSync(each); each = dirname(each)) missing.unshift(each);
  for (const each of missing) {
    try {
      mkdirSync(each, mode);
    } catch (error) {
      // Another process may have made it at the same time.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Why a folder could not be made, found by making another one beside it and removing that. @returns null: it could be */
export function whyNotMade(path: string): string | null {
  let above = dirname(resolve(path));
  while (!existsSync(above)) above = dirname(above);
  try {
    rmdirSync(mkdtempSync(join(above, ".unpause-")));
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}
