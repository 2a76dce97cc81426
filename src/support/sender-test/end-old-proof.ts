import { commit } from "../../core/commit.ts";
import type { SupportContext } from "../support-rooms.ts";
import { takeProofBack } from "./take-proof.ts";

/** A proof is repeated each week. Three times without a result are enough. */
export const OLDEST_PROOF_MS = 22 * 24 * 60 * 60_000;

/** Takes back a proof that no test has repeated for three weeks. */
export async function endOldProof(ctx: SupportContext, mailboxId: string): Promise<void> {
  const now = ctx.clock.now();
  const inbox = await ctx.store.supportInboxes.get(mailboxId);
  if (!inbox?.authservProvenAt || now.getTime() - inbox.authservProvenAt.getTime() <= OLDEST_PROOF_MS) return;
  const { workspaceId } = inbox;
  await commit(ctx, workspaceId, (tx) => takeProofBack(tx, { id: mailboxId, workspaceId }, now));
}
