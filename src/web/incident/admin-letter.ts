import { html } from "hono/html";
import type { Markup } from "../parts/markup.ts";

const SUBJECT = "Please let our mailbox sign in again";

/** The text for the admin of the mail system: to copy, or to send from the viewer's own mail program. */
export function adminLetter(text: string): Markup {
  const mailto = `mailto:?subject=${encodeURIComponent(SUBJECT)}&body=${encodeURIComponent(text)}`;
  return html`<section class="card" id="for-admin" aria-labelledby="for-admin-title"><h2 id="for-admin-title">Text for your admin</h2>
<p>Only whoever runs your mail system can end this. Send them this text; once it is done, sending goes on by itself.</p>
<pre class="letter" id="admin-text">${text}</pre>
<div class="actions"><button data-copy="admin-text" hidden>Copy</button><a class="button" href="${mailto}">Write a mail with it</a></div></section>`;
}
