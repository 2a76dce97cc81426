import type { Signing } from "../keys/signing.ts";
import type { Rooms } from "../store.ts";
import { PRESENT_HASH, presentHash } from "./hash-of-receipt.ts";
import type { StoredReceipt } from "./receipt-store.ts";

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
