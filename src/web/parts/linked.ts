import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** Plain text whose https addresses can be followed. They come from our own advice, never from a provider's words. */
export function linked(text: string): Markup {
  const parts = text.split(/(https:\/\/[^\s<>"]+[^\s<>".,;:)])/);
  return html`${parts.map((part, index) =>
    index % 2 === 1
      ? html`<a href="${part}" rel="noreferrer" target="_blank">${part.replace("https://", "")}</a>`
      : part,
  )}`;
}
