import { html } from "hono/html";
import type { StoredReceipt } from "../../core/receipt/receipt-store.ts";
import { waitForFolders } from "../../core/reconnect/unread-folders.ts";
import { CLOSED_FOR_VOUCHED_WORDS, type ClosedForVouched } from "../../core/vouched/closed-words.ts";
import type { SessionSeen } from "../../core/vouched/find-session.ts";
import type { VouchedSession } from "../../core/vouched/vouched-store.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayDuration, sayTime } from "../../core/words/say.ts";
import { gap, leads, verdict } from "../incident/receipt.ts";
import type { PageParts } from "../layout.ts";
import type { MaybeMarkup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { progressPage } from "../reconnect/reconnecting.ts";

/** The page of a link for every viewer, a preview too: it shows nothing of the mailbox. */
export function useHere(token: string, chat: string): PageParts {
  return plainPage({
    title: "Reconnect in this browser?",
    lines: [
      `You pressed Reconnect in ${chat}. This link works once, in one browser.`,
      `Next, this page shows a number. Press the same number in ${chat}.`,
    ],
    action: html`<form method="post" action="/reconnect/${token}/here"><button class="main" autofocus>Continue</button></form>
<span class="soft">Did another person send you this link? It does nothing for you. ${ownLink(chat)}</span>`,
  });
}

export function numberToPress(
  { id, number, opened }: VouchedSession,
  { chat, zone }: { chat: string; zone: string },
): PageParts {
  return {
    title: `Press ${number} in ${chat}`,
    width: "narrow",
    stage: "waits-for-number",
    body: html`<section class="card plain"><h1>Press this number in ${chat}</h1>
<p class="number">${number}</p>
<p>Go back to the window in ${chat} where you opened this page, and press the number there. Then this page goes on by itself.</p>
<p class="soft">${opened ? `The page waits until ${sayTime(opened.expiresAt, zone)}. ` : ""}Is the window gone? Press Reconnect in ${chat} again, and use the new link.</p>
<noscript><p class="actions"><a class="button main" href="/reconnect/here/${id}">I have pressed it</a></p></noscript></section>`,
  };
}

export function progressOf(
  { mailbox, reconnect }: SessionSeen & { kind: "under-way" },
  { chat, now }: { chat: string; now: Date },
): PageParts {
  const { progress, state } = reconnect;
  const wait = waitForFolders(progress, now);
  return {
    ...progressPage(reconnect, mailbox.address, foldersWait(wait, chat)),
    stage: JSON.stringify([state, progress.read, progress.tries, wait?.kind ?? null]),
  };
}

/** Whether to go on without a folder is decided in the chat: this session may reconnect and nothing else. */
function foldersWait(wait: ReturnType<typeof waitForFolders>, chat: string): MaybeMarkup {
  if (wait === null) return "";
  return html`<p class="notice wait">The server does not let us read all folders. ${
    wait.kind === "waits"
      ? "We try again by ourselves."
      : `${chat} asks you whether to continue without them. Please answer there.`
  }</p>`;
}

/** A short account. It names the mailbox and no person. */
export function receiptOf(
  { mailbox, disconnection }: SessionSeen & { kind: "solved" },
  stored: StoredReceipt | null,
  { chat, zone }: { chat: string; zone: string },
): PageParts {
  const title = `${mailbox.address} works again`;
  if (stored === null) {
    const lines = [
      `It was reconnected${disconnection.endedAt ? ` on ${sayTime(disconnection.endedAt, zone)}` : ""}.`,
      DONE,
    ];
    return plainPage({ title, lines });
  }
  const { body: receipt, number } = stored;
  return {
    title,
    width: "narrow",
    body: html`<div class="title"><h1>${title}</h1><p>Its campaigns go on exactly where they were. ${DONE}</p></div>
${verdict(receipt)}
<section class="card"><h2>Receipt ${number}</h2>
<p>It was disconnected for ${sayDuration(receipt.lastedMs)}.</p>
${leads({ ...receipt, given: [] })}
${gap(receipt)}
<p class="soft">${chat} has the receipt below the alert. You can close this page.</p></section>`,
  };
}

const DONE = "There is nothing left to do.";

export const tryFailed = ({ reconnect }: SessionSeen & { kind: "failed" }, chat: string): PageParts =>
  plainPage({
    title: "This try did not succeed",
    lines: [
      reconnect?.progress.failure ?? "The mailbox refused us again before everything was read.",
      "Nothing was sent, and every lead is where it was.",
      ownLink(chat),
    ],
  });

const STATUS = {
  spent: 410,
  expired: 410,
  over: 410,
  "other-browser": 403,
  refused: 403,
  "not-entitled": 403,
  solved: 409,
  unknown: 404,
} as const;

/** Why a link or a page of a vouched session does nothing, and how a member gets their own. It tells nothing of the mailbox. */
export function closedForVouched(closed: ClosedForVouched, chat: string): PageParts {
  const { kind } = closed;
  const { title, sentence } = outcomeOf(CLOSED_FOR_VOUCHED_WORDS, closed, { chat });
  return plainPage({ title, status: STATUS[kind], lines: [sentence, ...nextFor(kind, chat)] });
}

function nextFor(kind: ClosedForVouched["kind"], chat: string): string[] {
  switch (kind) {
    case "solved":
      return [];
    case "over":
      return [`If you had entered what works, the alert in ${chat} shows how far it is. ${ownLink(chat)}`];
    case "not-entitled":
      return [`The alert in ${chat} says who can reconnect it now.`];
    default:
      return [ownLink(chat)];
  }
}

const ownLink = (chat: string) =>
  `To get your own link, press Reconnect in the alert in ${chat}. It works for everybody who may reconnect the mailbox.`;
