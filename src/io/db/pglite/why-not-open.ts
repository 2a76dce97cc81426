import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { errorOf, faultOf } from "./calls.ts";

/** PostgreSQL begins a file of its journal with this many bytes. PGlite names no reason where it cannot. */
const LEAST_FREE = 16 * 1024 * 1024;

/** The cause of PGlite's failure to open a folder, as an Error with the system's code where the disk is to blame. */
export function whyNotOpen(thrown: unknown, folder: string): Error & { code?: unknown } {
  const error: Error & { code?: unknown } = errorOf(faultOf(thrown));
  if (error.code !== undefined) return error;
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : dirname(folder));
  return bavail * bsize < LEAST_FREE ? Object.assign(error, { code: "ENOSPC" }) : error;
}
