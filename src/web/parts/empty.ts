import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** The text of an empty place: the reason, and the next step. */
export const empty = (title: string, what: string | Markup): Markup =>
  html`<div class="card empty"><p><b>${title}</b></p><p class="soft">${what}</p></div>`;
