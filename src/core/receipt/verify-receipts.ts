import type { Context } from "../context.ts";
import { hashOfReceipt } from "./hash-of-receipt.ts";

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
