import { html } from "hono/html";
import type { Markup, MaybeMarkup } from "./markup.ts";

export type Field = {
  name: string;
  label: string;
  value?: string;
  type?: "text" | "password" | "number";
  hint?: string | Markup;
  /** Why what was entered is not right. */
  wrong?: string | undefined;
  /** More attributes of the input, as HTML. */
  more?: MaybeMarkup;
};

/** A labelled input whose hint and fault are read out with it. */
export function field({ name, label, value = "", type = "text", hint, wrong, more = "" }: Field): Markup {
  const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(" ");
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}"${described ? html` aria-describedby="${described}"` : ""}${wrong ? html` aria-invalid="true"` : ""} ${more}>
${wrong ? html`<p class="wrong" id="${name}-wrong">${wrong}</p>` : ""}
${hint ? html`<p class="soft" id="${name}-hint">${hint}</p>` : ""}</div>`;
}
