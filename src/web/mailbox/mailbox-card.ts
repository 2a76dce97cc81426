import { html } from "hono/html";
import { causeFacts } from "../../core/diagnosis/cause.ts";
import { readingTrouble } from "../../core/inbound/reading-trouble.ts";
import { serverIn } from "../../core/mailbox/host-of.ts";
import { allowanceOn } from "../../core/pace/warm-up.ts";
import { localDay } from "../../core/time/local-day.ts";
import type { MailboxRow } from "../../core/views/mailbox-views.ts";
import { sayNumber } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { badge } from "../parts/badge.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { clockTime, moment, type Sight } from "../parts/time.ts";
import { wayBack, wayLink } from "../parts/way-back.ts";
import { lastReading, MAIL } from "./mailbox-reading.ts";

export function mailboxCard(row: MailboxRow, sight: Sight, viewer: Member): Markup {
  const { mailbox } = row;
  return html`<li class="card" id="mailbox-${mailbox.id}">
<div class="head" data-say><h3><a class="name" href="/mailboxes/${mailbox.id}">${mailbox.address}</a></h3>${mailboxBadge(row, sight)}</div>
${mailbox.purpose === "support" ? html`<p>Support inbox</p>` : todaysSends(row, sight)}
<p class="soft">${mailboxState(row, sight)} ${wayOf(row, viewer)}</p>
</li>`;
}

function wayOf(row: MailboxRow, viewer: Member): MaybeMarkup {
  const way = row.reconnecting ? null : wayBack(row, viewer);
  return way === null ? "" : wayLink(way);
}

export function mailboxBadge(row: MailboxRow, sight: Sight): Markup {
  const { tone, words } = mailboxStanding(row, sight);
  return badge(tone, words);
}

/** The state of a mailbox, in a few words. */
export function mailboxStanding(
  { mailbox, disconnection, reconnecting }: MailboxRow,
  { now }: Sight,
): { tone: "good" | "wait" | "bad"; words: string } {
  if (reconnecting) return { tone: "wait", words: "Reconnecting" };
  if (mailbox.state.kind === "connected" && readingTrouble(mailbox, [], now))
    return { tone: "wait", words: "Not being read" };
  switch (mailbox.state.kind) {
    case "connected":
      return { tone: "good", words: "Connected" };
    case "held":
      return { tone: "wait", words: "Held" };
    case "disconnected":
      return disconnection?.fixer === "admin"
        ? { tone: "wait", words: "Waits for your admin" }
        : { tone: "bad", words: "Disconnected" };
  }
}

/** The state in a sentence: what it is, why, and until when. */
export function mailboxState({ mailbox, disconnection, reconnecting }: MailboxRow, sight: Sight): Markup {
  const { state } = mailbox;
  const isInbox = mailbox.purpose === "support";
  if (reconnecting)
    return html`It signs in again. Its new mail is read ${isInbox ? "then" : "before it sends again"}.`;
  if (state.kind === "held") {
    const server = state.host === null ? null : serverIn(state.host);
    const at = clockTime(state.until, sight, { seconds: state.host !== null });
    return html`${causeFacts[state.cause].title}${server === null ? "" : ` (${server})`}. ${isInbox ? "Its mail waits" : "Its sends wait"}; we look again at ${at}.`;
  }
  if (state.kind === "disconnected" && disconnection) {
    return html`${causeFacts[disconnection.cause].title}, ${moment(disconnection.startedAt, sight)}.`;
  }
  if (state.kind === "disconnected") return html`It cannot be used at the moment.`;
  const trouble = readingTrouble(mailbox, [], sight.now);
  if (trouble === null) return lastReading(mailbox, sight);
  const name = isInbox ? MAIL.support.name : "It sends, but replies have";
  return html`${name} not been read since ${moment(trouble.since, sight)}: ${trouble.why}`;
}

export function todaysSends(row: MailboxRow, sight: Sight): Markup {
  const { sent, allowance } = today(row, sight);
  return html`<div class="pace"><progress value="${Math.min(sent, allowance)}" max="${Math.max(allowance, 1)}" aria-hidden="true"></progress>
<span>${sayNumber(sent)} of ${sayNumber(allowance)} sends today</span></div>`;
}

function today({ mailbox, sentOn, sentCount }: MailboxRow, { now, zone }: Sight) {
  const day = localDay(now, zone);
  return { sent: sentOn === day.toString() ? sentCount : 0, allowance: allowanceOn(mailbox, day) };
}
