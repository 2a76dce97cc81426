import { html } from "hono/html";
import type { PageParts } from "../layout.ts";
import type { Markup, MaybeMarkup } from "./markup.ts";

/** A page that says one thing: what happened, what it means, what to do. */
export function plainPage(said: {
  title: string;
  lines: (string | Markup)[];
  form?: Markup;
  action?: MaybeMarkup;
  status?: NonNullable<PageParts["status"]>;
}): PageParts {
  return {
    title: said.title,
    width: "narrow",
    status: said.status ?? 200,
    body: html`<section class="card plain"><h1>${said.title}</h1>
${said.lines.map((line) => html`<p>${line}</p>`)}
${said.form ?? ""}${said.action ? html`<p class="actions">${said.action}</p>` : ""}</section>`,
  };
}
