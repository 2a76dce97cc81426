import type { Context } from "../context.ts";
import { hashOfReceipt } from "./hash-of-receipt.ts";

/** `broken`: the first receipt that is not what was kept, or the number at which one is missing. */
export type ChainState = { kind: "whole"; receipts: number } | { kind: "broken"; at: number };

const PAGE = 200;

/** Recomputes the chain of a workspace's receipts: whole means that none was changed, removed or put in between. */
export async function verifyReceipts(
  { store }: Pick<Context, "store">,
  workspaceId: string,
): Promise<ChainState> {
  let last = { number: 0, hash: "" };
  for (;;) {
    const links = await store.receipts.chain(workspaceId, last.number, PAGE);
    for (const { number, hash, body } of links) {
      if (number !== last.number + 1 || hash !== hashOfReceipt(body, last.hash)) {
        return { kind: "broken", at: last.number + 1 };
      }
      last = { number, hash };
    }
    if (links.length < PAGE) return { kind: "whole", receipts: last.number };
  }
}
