import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Tx } from "../tx.ts";

/** Brings the alert about a mailbox's unconfirmed sends up to date, once for all that changed. The sweep does it for what broke off before. */
export async function noteUnconfirmed(
  tx: Pick<Tx, "unconfirmed" | "say">,
  mailboxId: string,
  at: Date,
): Promise<void> {
  const changed = await tx.unconfirmed.note(mailboxId, at);
  if (changed !== null)
    await askForNotice(tx, changed.workspaceId, { kind: "unconfirmed", id: changed.id }, at);
}

/** Does the same for mailboxes whose leads replied or were stopped meanwhile, or that have another owner. */
export async function noteAllUnconfirmed(ctx: CommitContext, take: number): Promise<void> {
  const at = ctx.clock.now();
  for (const mailboxId of await ctx.store.unconfirmed.outdated(take))
    await commit(ctx, null, (tx) => noteUnconfirmed(tx, mailboxId, at));
}
