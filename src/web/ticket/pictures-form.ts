import { html } from "hono/html";
import { sayCount } from "../../core/words/say.ts";
import { remotePictures } from "../../support/picture/remote-pictures.ts";
import { openMessage } from "../../support/ticket/open-message.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";
import type { TicketMessage } from "../../support/ticket/ticket-message.ts";
import type { Web } from "../env.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";

/** The button that shows the pictures of a mail which lie on other servers. A mail that lay in Spam asks twice. */
export async function picturesForm(
  { ctx, pictures }: Web,
  ticket: Ticket,
  { id, spam }: TicketMessage,
): Promise<MaybeMarkup> {
  if (pictures === null) return "";
  const opened = await openMessage(ctx, ticket, id);
  const page = opened && (await ctx.mail.parse(opened.raw)).html;
  const count = remotePictures(page ?? "").length;
  if (count === 0) return "";
  const told = html`<p class="soft">${sayCount(count, "picture")} ${count === 1 ? "lies" : "lie"} on other servers. Those servers learn that this mail is read, and nothing else.</p>`;
  const form = (words: string, sure: Markup | ""): Markup =>
    html`<form method="post" action="/tickets/${ticket.number}/messages/${id}/pictures" target="mail">${sure}<button class="small">${words}</button></form>`;
  const label = "Show pictures from other servers";
  if (!spam) return html`<div class="spread">${told}${form(label, "")}</div>`;
  return html`<details class="notice wait"><summary>${label}</summary>${told}<p>The mail was found in Spam. An answer tells its sender that the address is read.</p>
${form("Show them all the same", html`<input type="hidden" name="sure" value="yes">`)}</details>`;
}
