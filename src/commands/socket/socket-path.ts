import { lstatSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** sun_path holds 108 bytes on Linux and 104 on macOS, its final NUL among them. */
export const LONGEST_PATH = 103;

/** Where the product in this data folder listens for commands. Where that is too long for a socket, a file of this name says where. */
export function socketPath(dataDir: string): string {
  return join(resolve(dataDir), "unpause.sock");
}

/** The file at a socket's path. A link is never followed: others may have put it there. */
export type SocketPlace =
  | { kind: "socket"; at: string }
  /** A file that names a socket at a shorter path. */
  | { kind: "elsewhere"; at: string }
  | { kind: "link" }
  | { kind: "nothing" };

export function socketAt(path: string): SocketPlace {
  try {
    const there = lstatSync(path);
    if (there.isSymbolicLink()) return { kind: "link" };
    if (!there.isFile()) return { kind: "socket", at: path };
    const at = readFileSync(path, "utf8").trim();
    return at === "" ? { kind: "socket", at: path } : { kind: "elsewhere", at };
  } catch {
    return { kind: "nothing" };
  }
}

export const linkWords = (path: string) =>
  `${path} is a link, and Unpause follows none there. Look where it leads, and remove it.`;
