import { html } from "hono/html";
import type { Discovery } from "../../core/mailbox/discovery.ts";
import type { Markup } from "../parts/markup.ts";

export const addHeading = (address: string, { by, name }: Pick<Discovery, "by" | "name">): Markup =>
  html`<div class="title"><p class="crumb"><a href="/mailboxes/add">Another address</a></p><h1>Add ${address}</h1>
${by === "guess" ? "" : html`<p>It lives at ${name}.</p>`}</div>`;
