import { html } from "hono/html";
import type { OpenedLink } from "../../core/reconnect/open-reconnect-link.ts";
import type { ReconnectResult } from "../../core/reconnect/reconnect-result.ts";
import type { Entitled, Member } from "../../core/workspace/member.ts";
import type { PageParts } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";
import { fullTime } from "../parts/time.ts";

const dashboard = html`<a class="button" href="/">Go to the dashboard</a>`;
const again = (incidentId: string) =>
  html`<a class="button main" href="/reconnect/incident/${incidentId}">Get a new link</a>`;

/** Why a link opens nothing. */
export function closedLink(link: Exclude<OpenedLink, { kind: "open" }>, zone: string): PageParts {
  switch (link.kind) {
    case "solved":
      return solved(link, zone);
    case "expired":
      return plainPage({
        title: "This link is too old",
        status: 410,
        lines: ["A link to reconnect works for half an hour. The mailbox still waits; nothing was lost."],
        action: again(link.incidentId),
      });
    case "spent":
      if (link.reconnect !== null && link.reconnect.endedAt === null) return underWay(link.reconnect.id);
      return plainPage({
        title: "This link was used already",
        status: 410,
        lines: [
          "A link to reconnect works once.",
          ...(link.reconnect?.progress.failure
            ? [html`That try did not succeed: ${link.reconnect.progress.failure}`]
            : []),
        ],
        action: again(link.incidentId),
      });
    case "unknown":
      return plainPage({
        title: "This is not a link of ours",
        status: 404,
        lines: ["Perhaps a part of the address was lost on the way. Open it once more from the alert."],
        action: dashboard,
      });
  }
}

/** Why a credential that was given is not taken up. */
export function reconnectRefused(
  result: Exclude<
    ReconnectResult,
    { kind: "proven" | "still-refused" | "other-mailbox" | "signs-in-elsewhere" | "too-many-tries" }
  >,
  zone: string,
): PageParts {
  switch (result.kind) {
    case "not-yours":
      return notYours(result.entitled, null);
    case "under-way":
      return underWay(result.reconnectId);
    case "link-solved":
      return solved(result.link, zone);
    case "link-expired":
      return closedLink({ kind: "expired", incidentId: result.incidentId }, "");
    case "link-spent":
      return closedLink({ kind: "spent", incidentId: result.incidentId, reconnect: null }, "");
    case "link-unknown":
      return closedLink({ kind: "unknown" }, "");
  }
}

export const solved = (
  { disconnectionId, by, at }: { disconnectionId: string; by: Member | null; at: Date },
  zone: string,
): PageParts =>
  plainPage({
    title: "It is connected again already",
    status: 409,
    lines: [
      `${by?.name ?? "Somebody"} reconnected this mailbox${zone ? ` on ${fullTime(at, zone)}` : ""}. There is nothing left to do.`,
    ],
    action: html`<a class="button main" href="/receipts/${disconnectionId}">Read the receipt</a>`,
  });

const underWay = (reconnectId: string): PageParts =>
  plainPage({
    title: "A reconnect is under way",
    status: 409,
    lines: ["Somebody proved a moment ago that it works. What came in meanwhile is being read first."],
    action: html`<a class="button main" href="/reconnecting/${reconnectId}">See how far it is</a>`,
  });

/** @param incidentId - to offer the visitor a link of their own, where they may have one */
export function notYours(entitled: Entitled[], incidentId: string | null): PageParts {
  const roles = { owner: "the owner", backup: "a backup", admin: "an admin" };
  return plainPage({
    title: "Somebody else can reconnect this mailbox",
    status: 403,
    lines: [
      "A link to reconnect is personal, and only some members may act on a mailbox. Nothing was changed.",
      html`<ul class="lines">${entitled.map(({ name, email, as }) => html`<li><b>${name}</b>, ${roles[as]} <span class="soft">${email}</span></li>`)}</ul>`,
    ],
    action: html`${dashboard}${incidentId ? html`<a href="/reconnect/incident/${incidentId}">If you are one of them, get your own link</a>` : ""}`,
  });
}

export const otherMailbox = (
  { expected, given }: { expected: string; given: string },
  token: string,
): PageParts =>
  plainPage({
    title: "That is another mailbox",
    status: 422,
    lines: [
      html`This link reconnects <b>${expected}</b>, and you gave <b>${given}</b>. Nothing was changed, so that no lead hears from the wrong sender.`,
    ],
    action: html`<a class="button main" href="/reconnect/${token}">Try again with ${expected}</a>`,
  });
