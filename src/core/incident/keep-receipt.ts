import type { Rooms } from "../store.ts";
import { hashOfReceipt } from "./hash-of-receipt.ts";
import type { StoredReceipt } from "./receipt-store.ts";

/** Puts a receipt at the end of its workspace's chain, in the transaction of the resume it tells of. */
export async function keepReceipt(
  tx: Pick<Rooms, "receipts">,
  receipt: Omit<StoredReceipt, "number" | "hash">,
): Promise<void> {
  const last = await tx.receipts.lastLink(receipt.workspaceId);
  const hash = hashOfReceipt(receipt.body, last.hash);
  await tx.receipts.add({ ...receipt, number: last.number + 1, hash });
}
