import type { Context } from "../context.ts";
import { isPausing } from "../diagnosis/cause.ts";
import { handleFailure } from "../disconnection/handle-failure.ts";
import { openMailbox } from "../disconnection/open-mailbox.ts";
import type { MailboxAccess } from "../mailbox/mail-port.ts";
import type { Mailbox, MailboxPurpose } from "../mailbox/mailbox.ts";
import { faultWords } from "../trouble/fault-words.ts";
import { diagnosisOf, isInbox, lineOf, type ReadFolders } from "./read-from-cursors.ts";

/**
 * Opens a mailbox and has it read, and judges a failure as one of the mailbox. A mailbox that is disconnected is read once it is
 * reconnected, and one of another purpose not at all.
 *
 * @param read - what is read of it
 * @param after - what is done over the same sign-in once it was read
 */
export async function readConnected(
  ctx: Context,
  { mailboxId, purpose }: { mailboxId: string; purpose: MailboxPurpose },
  read: (mailbox: Mailbox, access: MailboxAccess) => Promise<ReadFolders>,
  after: (mailbox: Mailbox, access: MailboxAccess) => Promise<void>,
): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox?.purpose !== purpose || mailbox.state.kind === "disconnected") return;
  try {
    const access = await openMailbox(ctx, mailbox, { probe: false });
    if (access === null) {
      return await ctx.store.readings.failed(mailboxId, "The sign-in could not be renewed.", ctx.clock.now());
    }
    const result = await read(mailbox, access);
    await judge(ctx, mailbox, result);
    if (result.kind === "read") await after(mailbox, access);
  } catch (error) {
    // Where not even this can be stored, the fault is the database's, and the first error says it best.
    await ctx.store.readings.failed(mailboxId, wordsOf(error), ctx.clock.now()).catch(() => {});
    throw error;
  }
}

async function judge(ctx: Context, mailbox: Mailbox, result: ReadFolders): Promise<void> {
  const { id: mailboxId } = mailbox;
  const trouble = result.kind === "failed" ? result.error : result.unread.find(isInbox)?.error;
  if (trouble === undefined) return;
  await ctx.store.readings.failed(mailboxId, lineOf(mailbox, trouble), ctx.clock.now());
  // Where the sign-in works, a probe would find nothing wrong: a hold would come and go each minute.
  const mayHold = result.kind === "failed" && !result.signedIn;
  if (mayHold || isPausing(diagnosisOf(mailbox, trouble).cause)) {
    await handleFailure(ctx, { mailboxId, leg: "imap", probe: false, error: trouble, at: ctx.clock.now() });
  }
}

/** The system's codes for a disk that takes no more. */
const FULL = ["ENOSPC", "EDQUOT"];

const wordsOf = (error: unknown): string =>
  FULL.includes(String((error as { code?: unknown } | null)?.code))
    ? "The disk is full. New mails stay in the inbox until there is room."
    : `A fault of Unpause's own: ${faultWords(error)}`;
