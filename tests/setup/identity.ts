import { readFileSync } from "node:fs";

/** The user of a program, for servers that refuse to run as root. */
export type Identity = { uid: number; gid: number };

/** The system's account of this name, else the one that owns nothing. */
export function identityOf(name: string): Identity {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const [, , uid, gid] = (lines.find((line) => line.startsWith(`${name}:`)) ?? "nobody:x:65534:65534").split(
    ":",
  );
  return { uid: Number(uid), gid: Number(gid) };
}
