import type { Context } from "../context.ts";
import type { MailAt, TriedMail } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { faultWords } from "../trouble/fault-words.ts";
import type { SetAside } from "./set-aside-store.ts";

/** Mails of one mailbox that are tried with one reading: each may be silent for long, and new mail waits for them. */
const AT_ONCE = 2;
/** Longer than they take together. Those that are lost with their worker are tried again after this. */
const LEASE_MS = 15 * 60_000;

const HOUR_MS = 60 * 60_000;
/** Then once a day, two weeks long. */
const WAITS_MS = [HOUR_MS, ...Array.from({ length: 14 }, () => 24 * HOUR_MS)];

/** How mails of one purpose are had again, and what is done with one that came. */
export type TryingAgain<Fetched> = {
  ask(mails: MailAt[]): Promise<TriedMail<Fetched>[]>;
  apply(mail: Fetched, at: MailAt): Promise<unknown>;
};

/** Tries due mails again that were set aside: the server may be able to hand them out by now. */
export async function trySetAside<Fetched>(
  ctx: Context,
  mailbox: Mailbox,
  again: TryingAgain<Fetched>,
): Promise<void> {
  const now = ctx.clock.now();
  const { setAside } = ctx.store;
  const due = await setAside.claim(mailbox.id, now, new Date(now.getTime() + LEASE_MS), AT_ONCE);
  if (due.length === 0) return;
  const answers = await again.ask(due);
  for (const [at, mail] of due.entries()) await settle(ctx, { mailbox, again }, mail, answers[at]);
  ctx.live.changed(mailbox.workspaceId);
}

async function settle<Fetched>(
  ctx: Context,
  { mailbox, again }: { mailbox: Mailbox; again: TryingAgain<Fetched> },
  mail: MailAt & SetAside,
  tried: TriedMail<Fetched> | undefined,
) {
  const { setAside } = ctx.store;
  switch (tried?.kind) {
    case "had":
      try {
        await again.apply(tried.mail, mail);
      } catch (error) {
        ctx.log.fault("mail.not-applied", error, { mailboxId: mailbox.id, uid: mail.uid });
        return setAside.missedAgain(
          mail.id,
          { why: "not_applied", words: faultWords(error) },
          nextTry(ctx, mail),
        );
      }
      // Nothing has changed: the mail still names no author.
      if (mail.why === "no_author") return setAside.missedAgain(mail.id, mail, null);
      return setAside.end(mail.id);
    case "gone":
      return setAside.end(mail.id);
    case "unread":
      return setAside.missedAgain(mail.id, tried.unread, nextTry(ctx, mail));
    case "untried":
    case undefined:
  }
}

function nextTry({ clock }: Pick<Context, "clock">, { tries }: SetAside): Date | null {
  const wait = WAITS_MS[tries];
  return wait === undefined ? null : new Date(clock.now().getTime() + wait);
}
