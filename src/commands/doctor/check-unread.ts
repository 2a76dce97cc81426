import type { Context } from "../../core/context.ts";
import { type Check, fine, wrong } from "../../core/health/check.ts";
import { ASIDE_WORDS } from "../../core/mailbox/aside-words.ts";
import { plural, sayCount } from "../../core/words/say.ts";

/** Mailboxes that are listed; each has its page. */
const MOST_LINES = 20;

/** Mails that could not be had or applied, mailbox by mailbox: an answer or an opt-out may be among them. */
export async function checkUnread(
  { store, publicUrl }: Pick<Context, "store" | "publicUrl">,
  tell: (check: Check) => void,
): Promise<void> {
  const mailboxes = await store.setAside.mailboxes(MOST_LINES);
  if (mailboxes.length === 0) tell(fine("mails", "None is set aside."));
  for (const { mailboxId, address } of mailboxes) {
    const { mails, total } = await store.setAside.of(mailboxId, 1);
    const [newest] = mails;
    if (newest === undefined) continue;
    const { folder, uid, at, why } = newest;
    const says =
      `${sayCount(total, "mail")} of ${address} ${plural(total, "is", "are")} set aside; all others are read. ` +
      `The newest: mail ${uid} in ${folder}, ${at.toISOString()}. ${ASIDE_WORDS[why]}`;
    const mend =
      `Look for an answer or an opt-out in it with a mail program. All of them: ${publicUrl}/mailboxes/${mailboxId}#reading. ` +
      "Try them again there; a mail that you move or delete is then off this list.";
    tell(wrong("mails", says, mend));
  }
}
