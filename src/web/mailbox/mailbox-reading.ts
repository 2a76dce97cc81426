import { html } from "hono/html";
import type { FolderTrouble } from "../../core/inbound/reading-store.ts";
import { readingTrouble } from "../../core/inbound/reading-trouble.ts";
import type { SetAside } from "../../core/inbound/set-aside-store.ts";
import { ASIDE_WORDS } from "../../core/mailbox/aside-words.ts";
import type { Mailbox, MailboxPurpose } from "../../core/mailbox/mailbox.ts";
import { sayCount } from "../../core/words/say.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";

/** Mails that a page lists; the rest is counted. */
export const ASIDE_SHOWN = 10;

export type MailboxReading = {
  mailbox: Mailbox;
  troubles: FolderTrouble[];
  aside: { mails: SetAside[]; total: number };
};

/** Whether its mail is read, and what could not be. */
export function mailboxReading(reading: MailboxReading, sight: Sight): Markup {
  const { mailbox, troubles, aside } = reading;
  return html`${lastRead(reading, sight)}
${mailbox.readFailing && !readingTrouble(mailbox, [], sight.now) ? html`<p class="soft">The last try did not succeed. The reason: ${mailbox.readFailing.why}</p>` : ""}
${troubles.length === 0 ? "" : folders(troubles, sight)}
${aside.total === 0 ? "" : setAside(mailbox.id, aside, sight)}`;
}

function lastRead({ mailbox, troubles }: MailboxReading, sight: Sight): Markup {
  const trouble = readingTrouble(mailbox, troubles, sight.now);
  if (trouble !== null && trouble.folders.length === 0) {
    const { name, unknown } = MAIL[mailbox.purpose];
    return html`<div class="notice bad"><p><b data-say>${name} not been read since ${moment(trouble.since, sight)}.</b> ${unknown}</p>
<p>The reason: ${trouble.why}</p></div>`;
  }
  return html`<p>${lastReading(mailbox, sight)}</p>`;
}

/** When its mail was last read, in a sentence. */
export function lastReading({ purpose, readAt }: Mailbox, sight: Sight): Markup {
  const { last, soon } = MAIL[purpose];
  return readAt ? html`${last} last read ${moment(readAt, sight)}.` : html`${soon}`;
}

/** The mail of a mailbox of each purpose, in words. */
export const MAIL: Readonly<
  Record<MailboxPurpose, { name: string; unknown: string; last: string; soon: string }>
> = {
  outreach: {
    name: "Replies have",
    unknown: "Answers and opt-outs that came since then are not known yet.",
    last: "Replies were",
    soon: "Replies are read for the first time soon.",
  },
  support: {
    name: "Mail to support has",
    unknown: "Mail that came since then has no ticket yet.",
    last: "Mail to support was",
    soon: "Mail to support is read for the first time soon.",
  },
};

const folders = (troubles: FolderTrouble[], sight: Sight): Markup =>
  html`<div class="notice wait"><p><b>${sayCount(troubles.length, "folder")} cannot be read.</b> All others are read.</p>
<ul class="lines">${troubles.map(
    ({ path, since, words }) =>
      html`<li><b>${path}</b> <span class="soft">since ${moment(since, sight)}. The server says: ${words}</span></li>`,
  )}</ul></div>`;

function setAside(mailboxId: string, { mails, total }: MailboxReading["aside"], sight: Sight): Markup {
  return html`<h3>Mails set aside: ${total}</h3>
<p>These mails could not be read. All other mails are read. We try each of them again: after ten minutes, after an hour, then once a day for two weeks.</p>
<ul class="lines">${mails.map((mail) => html`<li>${asideLine(mail, sight)}</li>`)}</ul>
${total > mails.length ? html`<p class="soft">And ${sayCount(total - mails.length, "more", "more")}.</p>` : ""}
<form method="post" action="/mailboxes/${mailboxId}/set-aside/try"><button>Try them again now</button></form>`;
}

function asideLine({ folder, uid, why, words, at, tryAt }: SetAside, sight: Sight): MaybeMarkup {
  const next = tryAt === null ? "Not tried again by itself." : html`Next try ${moment(tryAt, sight)}.`;
  return html`<b>${ASIDE_WORDS[why]}</b> <span class="soft">Mail ${uid} in ${folder}, ${moment(at, sight)}. ${next}</span>
<details><summary>Details</summary><blockquote>${words}</blockquote></details>`;
}
