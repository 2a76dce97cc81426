import type { Context } from "../context.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Rooms } from "../store.ts";

/**
 * Brings the alert about a mailbox's unconfirmed sends up to date, in the transaction that changed one of them.
 *
 * @returns the outbox item to be woken after the transaction; null: the alert says the same as before
 */
export async function noteUnconfirmed(
  tx: Pick<Rooms, "unconfirmed" | "outbox">,
  mailboxId: string,
  at: Date,
): Promise<string | null> {
  const changed = await tx.unconfirmed.note(mailboxId, at);
  return changed && askForNotice(tx, changed.workspaceId, { kind: "unconfirmed", id: changed.id }, at);
}

/** Does the same for mailboxes whose leads replied or were stopped meanwhile, or that have another owner. */
export async function noteAllUnconfirmed(
  { store, clock, wake }: Pick<Context, "store" | "clock" | "wake">,
  take: number,
): Promise<void> {
  const at = clock.now();
  for (const mailboxId of await store.unconfirmed.outdated(take)) {
    const outboxId = await store.transaction((tx) => noteUnconfirmed(tx, mailboxId, at));
    if (outboxId !== null) await wake("deliver", outboxId);
  }
}
