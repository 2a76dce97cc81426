import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Context } from "../context.ts";
import type { Signing } from "../keys/signing.ts";
import type { Rooms } from "../store.ts";
import type { StoredReceipt } from "./receipt-store.ts";

/** The rule for the hash of a new receipt. */
export const PRESENT_HASH = 3;

type Hashing = Pick<Signing, "hash">;
type Link = Omit<StoredReceipt, "hash">;

/**
 * Hashes a receipt and the hash of the receipt before it ("" for the first), by the rule of its `hashVersion`. Receipts that were kept
 * under an earlier rule are verified by that rule.
 *
 * @returns null where this program does not know the rule
 */
export function hashOfReceipt(signing: Hashing, receipt: Link, previousHash: string): string | null {
  return RULES[receipt.hashVersion]?.(signing, receipt, previousHash) ?? null;
}

/**
 * A keyed hash (hex) over the whole row and the previous hash, in canonical JSON (RFC 8785). The order of an object's keys in a
 * database does not count.
 */
const presentHash = (signing: Hashing, receipt: Link, previousHash: string): string =>
  signing.hash("receipt", canonicalize({ ...receipt, previousHash }) ?? "");

const RULES: Record<number, typeof presentHash> = {
  /** SHA-256 (hex) over the previous hash, a line feed and the body, until there were lasting keys. */
  1: (_signing, { body }, previousHash) =>
    createHash("sha256")
      .update(`${previousHash}\n${JSON.stringify(body, alphabetical)}`)
      .digest("hex"),
  /** A keyed hash over the whole row and the previous hash, in JSON of our own order of keys. */
  2: (signing, receipt, previousHash) =>
    signing.hash("receipt", JSON.stringify({ ...receipt, previousHash }, alphabetical)),
  3: presentHash,
};

/** The first two rules' order of keys. Unlike RFC 8785, it puts keys that are whole numbers first. */
function alphabetical(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Puts a receipt at the end of its workspace's chain, in the transaction of the resume it tells of. */
export async function keepReceipt(
  tx: Pick<Rooms, "receipts">,
  signing: Pick<Signing, "hash">,
  receipt: Omit<StoredReceipt, "number" | "hash" | "hashVersion">,
): Promise<void> {
  const last = await tx.receipts.lastLink(receipt.workspaceId);
  const link = { ...receipt, number: last.number + 1, hashVersion: PRESENT_HASH } as const;
  await tx.receipts.add({ ...link, hash: presentHash(signing, link, last.hash) });
}

/** `broken`: the first receipt that is not what was kept, or the number at which one is missing. */
export type ChainState = { kind: "whole"; receipts: number } | { kind: "broken"; at: number };

const PAGE = 200;

/**
 * Recomputes the chain of a workspace's receipts: whole means that none was changed, removed or put in between. A rule once left
 * never comes back: its hashes need no key, so anybody could write them.
 */
export async function verifyReceipts(
  { store, signing }: Pick<Context, "store" | "signing">,
  workspaceId: string,
): Promise<ChainState> {
  let last = { number: 0, hash: "", hashVersion: 1 };
  for (;;) {
    const links = await store.receipts.chain(workspaceId, last.number, PAGE);
    for (const { hash, ...receipt } of links) {
      const isNext = receipt.number === last.number + 1 && receipt.hashVersion >= last.hashVersion;
      if (!isNext || hash !== hashOfReceipt(signing, receipt, last.hash)) {
        return { kind: "broken", at: last.number + 1 };
      }
      last = { number: receipt.number, hash, hashVersion: receipt.hashVersion };
    }
    if (links.length < PAGE) return { kind: "whole", receipts: last.number };
  }
}
