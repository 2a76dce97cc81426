import { createHash } from "node:crypto";

/** Far above any mail program's longest id (RFC 5322 §2.1.1 allows 998 in a line), and far below the limit of an index. */
const LONGEST_ID = 500;
/** RFC 5321 §4.5.3.1.3, less the angle brackets. */
const LONGEST_ADDRESS = 254;

/**
 * Text from outside, in a form that can be stored and sent. It has no C0 controls except tab, line feed and carriage return, and
 * U+FFFD for half of a surrogate pair. PostgreSQL refuses a NUL in text and in JSON, and half of a pair in JSON.
 */
export function storable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, (control) => (control < " " ? "" : control)).toWellFormed();
}

/** An id from outside (of a mail, a part, a folder). A longer one is kept as a hash of itself: the same id has the same hash. */
export function storableId(id: string): string {
  if (id.length <= LONGEST_ID) return storable(id);
  return `sha256-${createHash("sha256").update(id).digest("hex")}`;
}

/** An address from outside; null: no server takes one that long, so it is none. */
export function storableAddress(address: string): string | null {
  const kept = storable(address);
  return kept.length > LONGEST_ADDRESS ? null : kept;
}

/** The same for every text in a value that is stored as JSON, names of fields included. */
export function storableJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, each) => storableLeaf(each)) ?? "null");
}

function storableLeaf(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [storable(name), each]));
}
