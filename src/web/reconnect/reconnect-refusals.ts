import { html } from "hono/html";
import type { OpenedLink } from "../../core/reconnect/open-reconnect-link.ts";
import type { ReconnectResult } from "../../core/reconnect/reconnect-result.ts";
import { RECONNECT_WORDS } from "../../core/reconnect/reconnect-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Entitled } from "../../core/workspace/member.ts";
import type { PageParts } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";
import { fullTime } from "../parts/time.ts";

const dashboard = html`<a class="button" href="/">Go to the dashboard</a>`;
const again = (incidentId: string) =>
  html`<a class="button main" href="/reconnect/incident/${incidentId}">Get a new link</a>`;

const words = (result: ReconnectResult, zone: string, address = "this mailbox") =>
  outcomeOf(RECONNECT_WORDS, result, { address, sayTime: (at) => fullTime(at, zone || "UTC") });

/** Says why a link opens nothing. */
export function closedLink(link: Exclude<OpenedLink, { kind: "open" }>, zone: string): PageParts {
  switch (link.kind) {
    case "solved":
      return solved(link, zone);
    case "expired": {
      const { title, sentence } = words({ kind: "link-expired", incidentId: link.incidentId }, zone);
      return plainPage({ title, status: 410, lines: [sentence], action: again(link.incidentId) });
    }
    case "spent": {
      const { incidentId, reconnect } = link;
      if (reconnect !== null && reconnect.endedAt === null) return underWay(reconnect.id, zone);
      const { title, sentence } = words({ kind: "link-spent", incidentId }, zone);
      const failure = reconnect?.progress.failure;
      const why = failure ? [html`That try did not succeed: ${failure}`] : [];
      return plainPage({ title, status: 410, lines: [sentence, ...why], action: again(incidentId) });
    }
    case "unknown": {
      const { title, sentence } = words({ kind: "link-unknown" }, zone);
      return plainPage({ title, status: 404, lines: [sentence], action: dashboard });
    }
  }
}

/** Says why a credential that was given is not taken up. */
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
      return underWay(result.reconnectId, zone);
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

type Solved = OpenedLink & { kind: "solved" };

export function solved(seen: Omit<Solved, "kind">, zone: string): PageParts {
  const link: Solved = { kind: "solved", ...seen };
  const { title, sentence } = words({ kind: "link-solved", link }, zone);
  return plainPage({
    title,
    status: 409,
    lines: [sentence],
    action: html`<a class="button main" href="/receipts/${link.disconnectionId}">Read the receipt</a>`,
  });
}

function underWay(reconnectId: string, zone: string): PageParts {
  const { title, sentence } = words({ kind: "under-way", reconnectId }, zone);
  return plainPage({
    title,
    status: 409,
    lines: [sentence],
    action: html`<a class="button main" href="/reconnecting/${reconnectId}">See how far it is</a>`,
  });
}

/** @param incidentId - to offer the visitor a link of their own, where they may have one */
export function notYours(entitled: Entitled[], incidentId: string | null): PageParts {
  const roles = { owner: "the owner", backup: "a backup", admin: "an admin" };
  return plainPage({
    title: words({ kind: "not-yours", entitled }, "").title,
    status: 403,
    lines: [
      "A link to reconnect is personal, and only some members may act on a mailbox. Nothing was changed.",
      html`<ul class="lines">${entitled.map(({ name, email, as }) => html`<li><b>${name}</b>, ${roles[as]} <span class="soft">${email}</span></li>`)}</ul>`,
    ],
    action: html`${dashboard}${incidentId ? html`<a href="/reconnect/incident/${incidentId}">If you are one of them, get your own link</a>` : ""}`,
  });
}

export function otherMailbox(
  { expected, given }: { expected: string; given: string },
  token: string,
): PageParts {
  const { title, sentence } = words({ kind: "other-mailbox", expected, given }, "");
  return plainPage({
    title,
    status: 422,
    lines: [sentence],
    action: html`<a class="button main" href="/reconnect/${token}">Try again with ${expected}</a>`,
  });
}
