import type { Context } from "../context.ts";
import { type Applied, applyInbound } from "./apply-inbound.ts";
import { enterMailbox } from "./enter-mailbox.ts";
import { handleFailure } from "./handle-failure.ts";
import type { FolderCursor, MailboxAccess } from "./mail-port.ts";
import type { Mailbox } from "./mailbox.ts";

export type GapResult = ({ kind: "read" } & Applied) | { kind: "failed"; error: unknown };

/** Reads a mailbox's new mail and applies it. A mailbox that is disconnected is read by its reconnect. */
export async function readMailbox(ctx: Context, mailboxId: string): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null || mailbox.state.kind === "disconnected") return;
  const access = await enterMailbox(ctx, mailbox, { probe: false });
  if (access === null) return;

  const since = await ctx.store.inbound.readFrom(mailboxId);
  const result = await readGap(ctx, { mailbox, access, since });
  if (result.kind === "read") return;
  await handleFailure(ctx, {
    mailboxId,
    leg: "imap",
    probe: false,
    error: result.error,
    at: ctx.clock.now(),
  });
}

/**
 * Reads what came since the cursors with the access given, which a reconnect has just proven, and applies it. A failure is the
 * caller's to judge; what was applied before it stays applied.
 *
 * @param since - where a folder that was never read begins
 * @param onProgress - told after each batch what was found so far
 */
export async function readGap(
  ctx: Pick<Context, "store" | "clock" | "log" | "live" | "mail" | "wake">,
  {
    mailbox,
    access,
    since,
    onProgress,
  }: { mailbox: Mailbox; access: MailboxAccess; since: Date; onProgress?: (sofar: Applied) => Promise<void> },
): Promise<GapResult> {
  const found: Applied = { replies: 0, bounces: 0, optOuts: 0, postponed: 0 };
  const cursors = await ctx.store.mailboxes.cursors(mailbox.id);
  const stored = new Map(cursors.map((cursor) => [cursor.path, cursor]));
  const { folders } = mailbox;
  const result = await ctx.mail.read(access, { folders, cursors, since }, async (batch, cursor) => {
    const applied = await applyInbound(ctx, mailbox, batch, cursor);
    stored.set(cursor.path, cursor);
    for (const kind of Object.keys(applied) as (keyof Applied)[]) found[kind] += applied[kind];
    await onProgress?.({ ...found });
  });
  if (result.kind === "failed") return result;
  // A folder without new mail had no batch: where its first reading ended is still to be kept.
  for (const cursor of result.cursors.filter((each) => !isSame(each, stored.get(each.path)))) {
    await ctx.store.mailboxes.saveCursor(mailbox.id, mailbox.workspaceId, cursor);
  }
  await ctx.store.mailboxes.readDone(mailbox.id, ctx.clock.now());
  return { kind: "read", ...found };
}

const isSame = (cursor: FolderCursor, stored: FolderCursor | undefined) =>
  stored?.uidValidity === cursor.uidValidity && stored.lastUid === cursor.lastUid;
