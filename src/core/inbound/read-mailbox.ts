import type { CommitContext } from "../commit.ts";
import type { Context } from "../context.ts";
import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { type Applied, applyInbound, NOTHING_APPLIED, sumOf } from "./apply-inbound.ts";
import { applyOrSetAside } from "./apply-or-set-aside.ts";
import { readConnected } from "./read-connected.ts";
import { type ReadFolders, readFromCursors } from "./read-from-cursors.ts";
import { trySetAside } from "./try-set-aside.ts";

export type GapResult =
  | (Extract<ReadFolders, { kind: "read" }> & Applied)
  | Extract<ReadFolders, { kind: "failed" }>;

/** Reads a mailbox's new mail and applies it. A mailbox that is disconnected is read by its reconnect. */
export async function readMailbox(ctx: Context, mailboxId: string): Promise<void> {
  await readConnected(
    ctx,
    { mailboxId, purpose: "outreach" },
    async (mailbox, access) => {
      const since = await ctx.store.inbound.readFrom(mailboxId);
      return readGap(ctx, { mailbox, access, since });
    },
    (mailbox, access) =>
      trySetAside(ctx, mailbox, {
        ask: (mails) => ctx.mail.readAgain(access, mails),
        apply: (mail) => applyInbound(ctx, mailbox, [mail], null),
      }),
  );
}

/**
 * Reads what came since the cursors with the access given, which a reconnect has just proven, and applies it. A failure is the
 * caller's to judge. The mails that were applied before it stay applied.
 *
 * @param since - where a folder that was never read begins
 * @param onProgress - told after each batch what was found so far
 */
export async function readGap(
  ctx: CommitContext & Pick<Context, "mail">,
  {
    mailbox,
    access,
    since,
    onProgress,
  }: { mailbox: Mailbox; access: MailboxAccess; since: Date; onProgress?: (sofar: Applied) => Promise<void> },
): Promise<GapResult> {
  let found = NOTHING_APPLIED;
  const result = await readFromCursors(ctx, mailbox, since, (options, stored) =>
    ctx.mail.read(access, options, async (batch, cursor, unread) => {
      found = sumOf(found, await applyOrSetAside(ctx, mailbox, batch, cursor, unread));
      stored(cursor);
      await onProgress?.({ ...found });
    }),
  );
  return result.kind === "failed" ? result : { ...result, ...found };
}
