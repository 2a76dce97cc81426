import { createHash } from "node:crypto";
import type { Signing } from "../keys/signing.ts";
import type { StoredReceipt } from "./receipt-store.ts";

/** The rule that new receipts are hashed by. */
export const PRESENT_HASH = 2;

/**
 * Hashes a receipt and the hash of the one before it ("" for the first), by the rule of its `hashVersion`:
 * 1, until there were lasting keys: SHA-256 (hex) over that hash, a line feed and the body;
 * 2: a keyed hash over that hash and the whole row, the version included.
 * JSON has the keys of every object in alphabetical order and no spaces: a database may keep keys in another order.
 */
export function hashOfReceipt(
  signing: Pick<Signing, "hash">,
  receipt: Omit<StoredReceipt, "hash">,
  previousHash: string,
): string {
  if (receipt.hashVersion === 1) {
    return createHash("sha256")
      .update(`${previousHash}\n${JSON.stringify(receipt.body, alphabetical)}`)
      .digest("hex");
  }
  return signing.hash("receipt", JSON.stringify({ ...receipt, previousHash }, alphabetical));
}

function alphabetical(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
