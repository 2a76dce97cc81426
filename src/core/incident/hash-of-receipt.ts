import { createHash } from "node:crypto";
import type { Receipt } from "./receipt.ts";

/**
 * SHA-256 (hex) over the hash of the receipt before it ("" for the first), a line feed, and the receipt as JSON with the keys of
 * every object in alphabetical order and no spaces: a database may keep keys in another order.
 */
export function hashOfReceipt(receipt: Receipt, previousHash: string): string {
  return createHash("sha256")
    .update(`${previousHash}\n${JSON.stringify(receipt, alphabetical)}`)
    .digest("hex");
}

function alphabetical(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
