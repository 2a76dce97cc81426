import { lstatSync, readlinkSync } from "node:fs";
import { join, resolve } from "node:path";

/** sun_path holds 108 bytes on Linux and 104 on macOS, its final NUL among them. */
export const LONGEST_PATH = 103;

/** Where the product in this data folder listens for commands; it may be a link to a shorter path. */
export function socketPath(dataDir: string): string {
  return join(resolve(dataDir), "unpause.sock");
}

/** The path to connect to: the socket's own, or the one that a link of its name leads to. */
export function socketAt(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : path;
  } catch {
    return path;
  }
}

/** Whether a product runs there, or left its socket when it was killed. */
export function hasSocket(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
