import { html } from "hono/html";
import type { MessageView, Stage } from "../../core/chat/message-view.ts";
import type { IncidentRow } from "../../core/views/incident-views.ts";
import { badge } from "../parts/badge.ts";
import { linked } from "../parts/linked.ts";
import type { Markup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";
import type { FeedItem } from "./feed.ts";

const BADGES: Record<Stage, Markup> = {
  open: badge("bad", "Needs you"),
  busy: badge("wait", "Under way"),
  over: badge("good", "Resumed"),
};

/** The web's renderer of an alert: the same words as in the chat, edited in place to the incident's end. */
export function alertCard(item: FeedItem, sight: Sight): Markup {
  const { incident, view } = item;
  return html`<li class="card alert ${view.stage}" id="incident-${incident.id}">${alertArticle(item, sight)}</li>`;
}

/** The same outside of a list. @param here - the present page, which it need not link to */
export function alertArticle({ incident, view, ask }: FeedItem, sight: Sight, here = ""): Markup {
  const ways = pages(view, ask).filter(({ path }) => path !== here);
  return html`<article aria-labelledby="alert-${incident.id}">
<div class="head" data-say><h3 id="alert-${incident.id}">${view.title}</h3>${badgeOf(view, ask)}</div>
<p>${view.text}</p>
${view.facts.length > 0 ? html`<dl class="facts">${view.facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>` : ""}
${view.steps.length > 0 ? html`<ol class="steps">${view.steps.map((step) => html`<li>${linked(step)}</li>`)}</ol>` : ""}
${view.why ? html`<details><summary>${view.why.summary}</summary><blockquote>${view.why.quote}</blockquote></details>` : ""}
<div class="actions">
${ways.map(({ label, path }, index) => html`<a class="button${index === 0 && view.stage === "open" ? " main" : ""}" href="${path}">${label}</a>`)}
<span class="soft">${when(incident, sight)}</span>
</div></article>`;
}

function badgeOf({ stage, actions }: MessageView, ask: string | null): Markup {
  if (actions.some((action) => action.kind === "press" && action.press === "for-admin"))
    return badge("wait", "Waits for your admin");
  return ask === null ? BADGES[stage] : badge("bad", "Needs attention");
}

function when({ openedAt, endedAt }: IncidentRow, sight: Sight): Markup {
  return endedAt ? html`Ended ${moment(endedAt, sight)}` : html`Since ${moment(openedAt, sight)}`;
}

/** Here nothing is pressed: each action has its page, or is a chat's alone. */
function pages({ actions }: MessageView, ask: string | null): { label: string; path: string }[] {
  return actions.flatMap((action) => {
    const url = action.kind === "open" ? action.url : action.page;
    if (url === null) return [];
    const asks = ask !== null && action.kind === "press" && action.press === "reconnect";
    return { label: asks ? `Ask ${ask}` : action.label, path: ownPath(url) };
  });
}

/** Chats need whole addresses; a page stays where it is reached. Addresses of others are left alone. */
function ownPath(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return /^\/(reconnect|receipts|campaigns|mailboxes|incidents)\//.test(pathname)
    ? `${pathname}${search}${hash}`
    : url;
}
