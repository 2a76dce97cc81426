import type { CommitContext } from "../commit.ts";
import type { Context } from "../context.ts";
import { isPausing } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import { handleFailure } from "../disconnection/handle-failure.ts";
import { openMailbox } from "../disconnection/open-mailbox.ts";
import type { FolderCursor, MailboxAccess, UnreadFolder } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { faultWords } from "../trouble/fault-words.ts";
import { type Applied, NOTHING_APPLIED, sumOf } from "./apply-inbound.ts";
import { applyOrSetAside } from "./apply-or-set-aside.ts";
import { trySetAside } from "./try-set-aside.ts";

export type GapResult =
  /** `unread`: folders that could not be read. */
  | ({ kind: "read"; unread: UnreadFolder[] } & Applied)
  | { kind: "failed"; error: unknown; signedIn: boolean };

/** Reads a mailbox's new mail and applies it. A mailbox that is disconnected is read by its reconnect. */
export async function readMailbox(ctx: Context, mailboxId: string): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null || mailbox.state.kind === "disconnected") return;
  try {
    await readConnected(ctx, mailbox);
  } catch (error) {
    const why = `A fault of Unpause's own: ${faultWords(error)}`;
    // Where not even this can be stored, the fault is the database's, and the first error says it best.
    await ctx.store.readings.failed(mailboxId, why, ctx.clock.now()).catch(() => {});
    throw error;
  }
}

async function readConnected(ctx: Context, mailbox: Mailbox): Promise<void> {
  const { id: mailboxId } = mailbox;
  const { readings } = ctx.store;
  const access = await openMailbox(ctx, mailbox, { probe: false });
  if (access === null) {
    return readings.failed(mailboxId, "The sign-in could not be renewed.", ctx.clock.now());
  }
  const since = await ctx.store.inbound.readFrom(mailboxId);
  const result = await readGap(ctx, { mailbox, access, since });
  const trouble = result.kind === "failed" ? result.error : result.unread.find(isInbox)?.error;
  if (trouble !== undefined) {
    await readings.failed(mailboxId, lineOf(mailbox, trouble), ctx.clock.now());
    // Where the sign-in works, a probe would find nothing wrong: a hold would come and go each minute.
    const mayHold = result.kind === "failed" && !result.signedIn;
    if (mayHold || isPausing(diagnosisOf(mailbox, trouble).cause)) {
      await handleFailure(ctx, { mailboxId, leg: "imap", probe: false, error: trouble, at: ctx.clock.now() });
    }
  }
  if (result.kind === "read") await trySetAside(ctx, mailbox, access);
}

const isInbox = ({ path }: UnreadFolder) => path.toUpperCase() === "INBOX";

const diagnosisOf = ({ provider, signIn: credential }: Mailbox, error: unknown) =>
  diagnose({ provider, credential, protocol: "imap", error });

/** The server's own line. */
export const lineOf = (mailbox: Mailbox, error: unknown): string =>
  diagnosisOf(mailbox, error).evidence[0]?.line ?? "";

/**
 * Reads what came since the cursors with the access given, which a reconnect has just proven, and applies it. A failure is the
 * caller's to judge; what was applied before it stays applied.
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
  const { readings } = ctx.store;
  const [cursors, troubles] = await Promise.all([
    readings.cursors(mailbox.id),
    readings.troubles(mailbox.id),
  ]);
  const stored = new Map(cursors.map((cursor) => [cursor.path, cursor]));
  const options = { folders: mailbox.folders, cursors, since, troubled: troubles.map(({ path }) => path) };
  const result = await ctx.mail.read(access, options, async (batch, cursor, unread) => {
    found = sumOf(found, await applyOrSetAside(ctx, mailbox, batch, cursor, unread));
    stored.set(cursor.path, cursor);
    await onProgress?.({ ...found });
  });
  if (result.kind === "failed") return result;
  // A folder without new mail had no batch: where its first reading ended is still to be kept.
  for (const cursor of result.cursors.filter((each) => !isSame(each, stored.get(each.path)))) {
    await readings.saveCursor(mailbox, cursor);
  }
  const at = ctx.clock.now();
  const unread = result.unread.map(({ path, error }) => ({ path, words: lineOf(mailbox, error) }));
  await readings.saveTroubles(mailbox, unread, at);
  if (!result.unread.some(isInbox)) await readings.done(mailbox.id, at);
  return { kind: "read", unread: result.unread, ...found };
}

const isSame = (cursor: FolderCursor, stored: FolderCursor | undefined) =>
  stored?.uidValidity === cursor.uidValidity && stored.lastUid === cursor.lastUid;
