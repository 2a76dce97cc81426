import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Tx } from "../tx.ts";

/** Updates the alert about a mailbox's unconfirmed sends, once for all changes. The sweep does it for interrupted ones. */
export async function noteUnconfirmed(
  tx: Pick<Tx, "unconfirmed" | "say">,
  mailboxId: string,
  at: Date,
): Promise<void> {
  const changed = await tx.unconfirmed.note(mailboxId, at);
  if (changed !== null)
    await askForNotice(tx, changed.workspaceId, { kind: "unconfirmed", id: changed.id }, at);
}

/** Does the same for mailboxes whose leads have replied or were stopped, or that have another owner. */
export async function noteAllUnconfirmed(ctx: CommitContext, take: number): Promise<void> {
  const at = ctx.clock.now();
  for (const mailboxId of await ctx.store.unconfirmed.outdated(take))
    await commit(ctx, null, (tx) => noteUnconfirmed(tx, mailboxId, at));
}
