import { html } from "hono/html";
import { plural, sayCount } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportInbox } from "../../support/inbox/support-inbox-store.ts";
import type { StoredFolder } from "../../support/inbox/support-mail-store.ts";
import type { SenderTest } from "../../support/sender-test/sender-test.ts";
import type { SupportContext } from "../../support/support-rooms.ts";
import { mayWorkTickets } from "../../support/ticket/may-work-tickets.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";
import { senderChecks } from "../support-inbox/sender-checks.ts";

/** The facts of a support inbox that its page shows. */
export type InboxFacts = {
  inbox: SupportInbox;
  provider: string;
  /** The test of its server's checks of senders; null: it was never tested. */
  test: SenderTest | null;
  /** Folders with stored mails, the one with the last mail first. */
  folders: StoredFolder[];
  /** Folders that were read and gave no mail. */
  empty: string[];
  waiting: { mails: number; since: Date | null };
};

/** @returns null: it is no support inbox */
export async function inboxFacts({ store }: SupportContext, mailboxId: string): Promise<InboxFacts | null> {
  const inbox = await store.supportInboxes.get(mailboxId);
  if (inbox === null) return null;
  const [mailbox, test, folders, waiting, cursors] = await Promise.all([
    store.mailboxes.get(mailboxId),
    store.senderTests.get(mailboxId),
    store.supportMails.folders(mailboxId),
    store.supportMails.waiting(mailboxId),
    store.readings.cursors(mailboxId),
  ]);
  const stored = new Set(folders.map(({ path }) => path));
  const empty = cursors.flatMap(({ path }) => (stored.has(path) ? [] : [path]));
  return { inbox, provider: mailbox?.provider ?? "", test, folders, empty, waiting };
}

/** The mail of a support inbox: its folders, its last mail, and mails that wait. */
export function inboxCard(
  { inbox, provider, test, folders, empty, waiting }: InboxFacts,
  viewer: Member,
  sight: Sight,
): Markup {
  const last = folders.find(({ kind }) => kind !== "sent");
  const facts: [string, MaybeMarkup | string][] = [
    ["Last mail", last ? html`${moment(last.lastAt, sight)}, in ${last.path}` : "None yet"],
    ["New mail", newsOf(inbox.idles)],
    ["Verified senders", senderChecks({ provider }, inbox, test, sight)],
    [
      "Set up",
      inbox.operators ? "In the settings of this Unpause (SUPPORT_ADDRESS)" : "By an admin of this workspace",
    ],
  ];
  return html`<p>Mail to this address becomes tickets. It sends no campaigns.
${mayWorkTickets(viewer) ? html`<a href="/tickets?inbox=${inbox.mailboxId}">See its tickets</a>` : ""}</p>
${waits(waiting, sight)}
<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${folders.length > 0 ? html`<h3>Folders with mail</h3><ul class="lines">${folders.map(({ path, kind, mails, lastAt }) => html`<li class="spread"><span>${path} <span class="soft">${FOLDERS[kind]}</span></span><span class="soft">${sayCount(mails, "mail")}, the last ${moment(lastAt, sight)}</span></li>`)}</ul>` : ""}
${empty.length > 0 ? html`<p class="soft">Without mail so far: ${empty.join(", ")}.</p>` : ""}`;
}

function newsOf(idles: boolean | null): string {
  if (idles === true) return "Its server tells of new mail at once";
  return `Its server is asked every 30 seconds${idles === null ? ", until we know whether it tells of new mail" : ""}`;
}

const FOLDERS: Readonly<Record<StoredFolder["kind"], string>> = {
  inbox: "",
  sent: "our answers",
  spam: "marked as spam",
  other: "",
};

const waits = ({ mails, since }: InboxFacts["waiting"], sight: Sight): MaybeMarkup =>
  mails === 0 || since === null
    ? ""
    : html`<p class="notice wait">${sayCount(mails, "mail")} ${plural(mails, "is", "are")} stored and ${plural(mails, "waits", "wait")} to become ${plural(mails, "a ticket", "tickets")}, the oldest since ${moment(since, sight)}.</p>`;
