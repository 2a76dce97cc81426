import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** A mailbox left a campaign's rotation: why, and the way back. @param name - of the other one, for who does not see the line */
export const leftRotation = (brakeId: string, name: string): Markup =>
  html`<p class="soft">It left the rotation: its sender is refused while others pass. <a href="/notices/brake/${brakeId}">Why<span class="hidden"> it left ${name}</span></a></p>
<form class="actions" method="post" action="/notices/brake/${brakeId}/brake-resume"><button class="small">Bring it back<span class="hidden"> into ${name}</span></button></form>`;
