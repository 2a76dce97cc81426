import type { CommitContext } from "../commit.ts";
import { unsubscribeTokenIn } from "../lead/unsubscribe-link.ts";
import type { FetchedMail, FolderCursor, UnreadMail } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { optOut } from "../suppression/opt-out.ts";
import { faultWords } from "../trouble/fault-words.ts";
import { type Applied, applyInbound, NOTHING_APPLIED, sumOf } from "./apply-inbound.ts";

/** Two workers that meet in the database may undo each other's work once. */
const TRIES = 2;

/**
 * Applies a batch. When that throws, it is applied mail by mail, and a mail that throws again is set aside. So our fault in one
 * mail does not block the others.
 *
 * @throws when nothing can be stored at all: then no mail is to blame
 */
export async function applyOrSetAside(
  ctx: CommitContext,
  mailbox: Mailbox,
  mails: FetchedMail[],
  cursor: FolderCursor,
  unread: UnreadMail[],
): Promise<Applied> {
  const batch = await withoutUnsubscribed(ctx, mails);
  try {
    return await applyInbound(ctx, mailbox, batch, cursor, unread);
  } catch (error) {
    if (batch.length === 0) throw error;
  }
  let applied = NOTHING_APPLIED;
  const bad: UnreadMail[] = [];
  for (const mail of batch) {
    const outcome = await applyAlone(ctx, mailbox, mail);
    if (outcome.kind === "applied") applied = sumOf(applied, outcome.applied);
    else bad.push(notApplied(ctx, mailbox, mail, cursor, outcome.error));
  }
  await applyInbound(ctx, mailbox, [], cursor, [...unread, ...bad]);
  return applied;
}

/** Leads who cannot open our pages unsubscribe by a mail that names them, from whichever address they write. */
async function withoutUnsubscribed(ctx: CommitContext, mails: FetchedMail[]): Promise<FetchedMail[]> {
  const others: FetchedMail[] = [];
  for (const fetched of mails) {
    const token = unsubscribeTokenIn(fetched.mail.subject);
    const asked = token !== null && (await optOut(ctx, token)).kind === "opted-out";
    if (!asked) others.push(fetched);
  }
  return others;
}

async function applyAlone(
  ctx: CommitContext,
  mailbox: Mailbox,
  mail: FetchedMail,
): Promise<{ kind: "applied"; applied: Applied } | { kind: "failed"; error: unknown }> {
  for (let tries = 1; ; tries++) {
    try {
      return { kind: "applied", applied: await applyInbound(ctx, mailbox, [mail], null) };
    } catch (error) {
      if (tries === TRIES) return { kind: "failed", error };
    }
  }
}

function notApplied(
  { log }: Pick<CommitContext, "log">,
  { id: mailboxId }: Mailbox,
  { folder, uid }: FetchedMail,
  { uidValidity }: FolderCursor,
  error: unknown,
): UnreadMail {
  log.fault("mail.not-applied", error, { mailboxId, uid });
  return { folder, uidValidity, uid, why: "not_applied", words: faultWords(error) };
}
