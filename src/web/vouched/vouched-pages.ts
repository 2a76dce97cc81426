import { html } from "hono/html";
import type { StoredReceipt } from "../../core/receipt/receipt-store.ts";
import { waitForFolders } from "../../core/reconnect/unread-folders.ts";
import type { SessionSeen } from "../../core/vouched/find-session.ts";
import type { VouchedSession } from "../../core/vouched/vouched-store.ts";
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

export type Closed =
  | "spent"
  | "expired"
  | "unknown"
  | "solved"
  | "other-browser"
  | "over"
  | "refused"
  | "not-entitled";

/** Why a link or a page of a vouched session does nothing, and how a member gets their own. It tells nothing of the mailbox. */
export function closedForVouched(why: Closed, chat: string): PageParts {
  const own = ownLink(chat);
  switch (why) {
    case "spent":
      return plainPage({
        title: "This link was used already",
        status: 410,
        lines: ["A link to reconnect works once, in one browser. Here it does nothing.", own],
      });
    case "other-browser":
      return plainPage({
        title: "This page belongs to another browser",
        status: 403,
        lines: ["A reconnect ends in the browser in which it began. Here nothing was changed.", own],
      });
    case "expired":
      return plainPage({
        title: "This link is too old",
        status: 410,
        lines: [
          "A link to reconnect works for half an hour. The mailbox still waits; nothing was lost.",
          own,
        ],
      });
    case "over":
      return plainPage({
        title: "This page has ended",
        status: 410,
        lines: [
          "A page to reconnect stays open for half an hour. Nothing was lost.",
          `If you had entered what works, the alert in ${chat} shows how far it is. ${own}`,
        ],
      });
    case "refused":
      return plainPage({
        title: "Another number was pressed",
        status: 403,
        lines: [`The number that was pressed in ${chat} is not this page's. So this page does nothing.`, own],
      });
    case "not-entitled":
      return plainPage({
        title: "You can no longer reconnect this mailbox",
        status: 403,
        lines: [
          "It was given to another member, or was removed. Nothing was changed.",
          `The alert in ${chat} says who can reconnect it now.`,
        ],
      });
    case "solved":
      return plainPage({
        title: "It is connected again already",
        status: 409,
        lines: [`The mailbox of this link works again. ${DONE}`],
      });
    case "unknown":
      return plainPage({
        title: "This is not a link of ours",
        status: 404,
        lines: ["A part of the address may be missing.", own],
      });
  }
}

const ownLink = (chat: string) =>
  `To get your own link, press Reconnect in the alert in ${chat}. It works for everybody who may reconnect the mailbox.`;
