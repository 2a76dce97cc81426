import { openAccess } from "../../core/credential/open-access.ts";
import { type Check, fine, wrong } from "../../core/health/check.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import { plural, sayCount } from "../../core/words/say.ts";
import type { SupportInbox } from "../../support/inbox/support-inbox-store.ts";
import { senderChecksWords } from "../../support/sender-test/sender-test-words.ts";
import type { SupportContext } from "../../support/support-rooms.ts";

const NAME = "support inbox";
/** Mail that waits longer is not understood. */
const LONG_MS = 5 * 60_000;

type Ctx = Pick<SupportContext, "store" | "secrets" | "clock" | "oauth" | "mail" | "publicUrl">;

/** Each support inbox: whether it signs in, how new mail is met, and what is not known of it. */
export async function checkInboxes(
  ctx: Ctx,
  environmentAddress: string | undefined,
  tell: (check: Check) => void,
): Promise<void> {
  const inboxes = await ctx.store.supportInboxes.list(null);
  let operators = false;
  for (const inbox of inboxes) {
    const mailbox = await ctx.store.mailboxes.get(inbox.mailboxId);
    if (mailbox === null) continue;
    operators ||= inbox.operators && mailbox.address === environmentAddress;
    for (const check of await checksOf(ctx, inbox, mailbox)) tell(check);
  }
  if (environmentAddress !== undefined && !operators) {
    const says = "The inbox of SUPPORT_ADDRESS is not connected yet.";
    const mend = `Without SUPPORT_IMAP_URL, add it at ${ctx.publicUrl}/mailboxes/add and sign in there. With it, the log says why: inbox.environment.`;
    tell(wrong(NAME, says, mend));
  } else if (inboxes.length === 0) tell(fine(NAME, "There is none. To begin: docs/support.md"));
}

async function checksOf(ctx: Ctx, inbox: SupportInbox, mailbox: Mailbox): Promise<Check[]> {
  const { address, state, folders } = mailbox;
  // A mailbox that is held or lost is told of among the mailboxes.
  if (state.kind !== "connected") return [];
  const page = `${ctx.publicUrl}/mailboxes/${mailbox.id}`;
  if (!(await signsIn(ctx, mailbox)))
    return [wrong(NAME, `${address} cannot sign in to read.`, `Look at ${page}.`)];
  const news =
    inbox.idles === true ? "its server tells of new mail at once (IDLE)" : "it is read every 30 seconds";
  const read = mailbox.readAt === null ? "never read yet" : `last read ${mailbox.readAt.toISOString()}`;
  const checks = [
    fine(NAME, `${address} signs in; ${news}; ${read}.`),
    await senderChecks(ctx, inbox, mailbox),
  ];
  for (const [name, path] of [
    ["Sent", folders.sent],
    ["spam", folders.junk],
  ] as const) {
    if (path !== undefined) continue;
    const mend = `Say in the mail system which folder it is (RFC 6154), then reconnect: ${page}.`;
    checks.push(wrong(NAME, `${address} has no ${name} folder that we know.`, mend));
  }
  const { mails, since } = await ctx.store.supportMails.waiting(mailbox.id);
  if (since !== null && ctx.clock.now().getTime() - since.getTime() > LONG_MS) {
    const says = `${sayCount(mails, "mail")} to ${address} ${plural(mails, "is", "are")} stored and not understood, since ${since.toISOString()}.`;
    checks.push(wrong(NAME, says, "The log says why: look for understand-mail."));
  }
  return checks;
}

/** An inbox that verifies nobody works. It is wrong only where a person has to mend something. */
async function senderChecks(ctx: Ctx, inbox: SupportInbox, mailbox: Mailbox): Promise<Check> {
  const test = await ctx.store.senderTests.get(mailbox.id);
  const { says, mend, isTrouble } = senderChecksWords(mailbox, inbox, test);
  const when = test?.resultAt ? ` It was tested ${test.resultAt.toISOString()}.` : "";
  const told = `${mailbox.address}: ${says}${when}`;
  return isTrouble && mend !== null
    ? wrong(NAME, told, mend)
    : fine(NAME, mend === null ? told : `${told} ${mend}`);
}

async function signsIn(ctx: Ctx, mailbox: Mailbox): Promise<boolean> {
  const way = await openAccess(ctx, mailbox);
  return way?.kind === "open" && (await ctx.mail.signIn(way.access, "imap")).kind === "proven";
}
