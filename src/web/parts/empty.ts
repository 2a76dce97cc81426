import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** What stands where there is nothing yet: why, and what to do. */
export const empty = (title: string, what: string | Markup): Markup =>
  html`<div class="card empty"><p><b>${title}</b></p><p class="soft">${what}</p></div>`;
