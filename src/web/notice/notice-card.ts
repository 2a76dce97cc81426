import { html } from "hono/html";
import type { About } from "../../core/chat/about.ts";
import type { MessageView } from "../../core/chat/message-view.ts";
import type { Need } from "../../core/notice/notice.ts";
import type { OpenNotice } from "../../core/notice/open-notices.ts";
import { badge } from "../parts/badge.ts";
import { linked } from "../parts/linked.ts";
import type { Markup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";

const BADGES: Record<Need, Markup> = {
  act: badge("bad", "Needs you"),
  decide: badge("wait", "Decide"),
  know: badge("wait", "Good to know"),
};

/** A notice in the dashboard's feed: the same words and presses as in the chat. */
export const noticeCard = ({ about, notice }: OpenNotice, sight: Sight): Markup =>
  html`<li class="card alert ${notice.view.stage}" id="notice-${about.id}">${noticeArticle({ about, notice }, sight)}</li>`;

/** The same outside of a list. */
export function noticeArticle({ about, notice }: OpenNotice, sight: Sight): Markup {
  const { view, over, since, need } = notice;
  const { why } = view;
  /** A fact already shows the explaining words, so they get a line of their own, not a column. */
  const said = view.facts.find(({ value }) => value === why?.quote);
  const facts = view.facts.filter((fact) => fact !== said);
  return html`<article aria-labelledby="notice-title-${about.id}">
<div class="head" data-say><h3 id="notice-title-${about.id}">${view.title}</h3>${over ? badge("good", "Settled") : BADGES[need]}</div>
<p>${view.text}</p>
${facts.length > 0 ? html`<dl class="facts">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>` : ""}
${said ? html`<div><p class="soft">${said.label}</p><blockquote>${said.value}</blockquote></div>` : ""}
${view.steps.length > 0 ? html`<ol class="steps">${view.steps.map((step) => html`<li>${linked(step)}</li>`)}</ol>` : ""}
${why && !said ? html`<details><summary>${why.summary}</summary><blockquote>${why.quote}</blockquote></details>` : ""}
<div class="actions">${actions(about, view)}<span class="soft">Since ${moment(since, sight)}</span></div></article>`;
}

function actions({ kind, id }: About, view: MessageView): Markup[] {
  return view.actions.map((action, index) =>
    action.kind === "open"
      ? html`<a class="button" href="${ownPath(action.url)}">${action.label}</a>`
      : html`<form method="post" action="/notices/${kind}/${id}/${action.press}"><button class="${index === 0 ? "main" : ""}">${action.label}</button></form>`,
  );
}

/** Chats need whole addresses; a page stays where it is reached. */
function ownPath(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`;
}
