import { faultWords } from "./fault-words.ts";
import type { Trouble, TroubleKind } from "./trouble.ts";

/**
 * Troubles by the code of an error: a system's (errno(3)), an SQLSTATE (PostgreSQL, appendix A), or one of Prisma's. EFBIG is a
 * limit on a file's size, EDQUOT a quota: both mean no room.
 */
const BY_CODE: Record<string, TroubleKind> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  "53100": "disk-full",
  EROFS: "read-only",
  "25006": "read-only",
  ECONNREFUSED: "no-answer",
  ECONNRESET: "no-answer",
  EPIPE: "no-answer",
  ETIMEDOUT: "no-answer",
  EHOSTUNREACH: "no-answer",
  ENETUNREACH: "no-answer",
  ENOTFOUND: "no-answer",
  EAI_AGAIN: "no-answer",
  "08000": "no-answer",
  "08001": "no-answer",
  "08003": "no-answer",
  "08006": "no-answer",
  "53300": "no-answer",
  "57P01": "no-answer",
  "57P02": "no-answer",
  "57P03": "no-answer",
  P1001: "no-answer",
  P1002: "no-answer",
  P1008: "no-answer",
  P1017: "no-answer",
  P2024: "no-answer",
};

/** PostgreSQL gives a write that came out short no code of its own (mdextend in md.c). */
const BY_WORDS: [RegExp, TroubleKind][] = [
  [/no space left on device|could not extend file|file too large/i, "disk-full"],
  [/read-only file system|read-only transaction/i, "read-only"],
  [
    /connection terminated|server closed the connection|timeout exceeded when trying to connect/i,
    "no-answer",
  ],
];

/** Errors contain errors: an adapter's in Prisma's, a system's in a library's. */
const DEEPEST = 5;

/** The trouble of machine or database behind an error. null: there is none, so it may be a fault of ours. */
export function troubleOf(error: unknown): Trouble | null {
  const kind = kindIn(error, DEEPEST);
  return kind && { kind, said: sayOf(error) || kind };
}

/** Prisma puts the database's own words at the end of its own. */
const sayOf = (error: unknown) => faultWords(error).replace(/^.*Message: `(.*)`$/, "$1");

function kindIn(thrown: unknown, depth: number): TroubleKind | null {
  if (typeof thrown !== "object" || thrown === null || depth === 0) return null;
  const { code, originalCode, message, originalMessage } = thrown as Record<string, unknown>;
  for (const each of [originalCode, code]) {
    const known = typeof each === "string" ? BY_CODE[each] : undefined;
    if (known !== undefined) return known;
  }
  for (const each of [originalMessage, message]) {
    const known = typeof each === "string" ? BY_WORDS.find(([words]) => words.test(each)) : undefined;
    if (known !== undefined) return known[1];
  }
  const { cause, meta, errors, driverAdapterError } = thrown as Record<string, unknown>;
  for (const inner of [cause, meta, driverAdapterError, ...(Array.isArray(errors) ? errors : [])]) {
    const known = kindIn(inner, depth - 1);
    if (known !== null) return known;
  }
  return null;
}
