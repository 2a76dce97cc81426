import { html } from "hono/html";
import { canWriteLinks } from "../../core/sign-in/sign-in-letter.ts";
import type { Web } from "../env.ts";
import type { PageParts } from "../layout.ts";
import { anyChat } from "../parts/chat-title.ts";
import { field } from "../parts/field.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";

/** @param wanted - the requested path: a reconnect needs no sign-in where a chat vouches for the member */
export const signInNeeded = ({ ctx }: Pick<Web, "ctx">, wanted = ""): PageParts =>
  plainPage({
    title: "Please sign in",
    status: 401,
    lines: [
      ...(wanted.startsWith("/reconnect")
        ? [
            "To reconnect a mailbox, press Reconnect in its alert in your chat. You get your own link there, and it works without a sign-in.",
          ]
        : []),
      "Unpause signs you in with a one-time link; there is no password to remember.",
      html`In ${anyChat(ctx.platforms)}, <code>/unpause sign-in</code> gives you a link.`,
      html`On the machine where Unpause runs, this prints a link for the first admin:`,
      html`<code class="command">npx unpause sign-in</code>`,
      html`For another member, add their address: <code>npx unpause sign-in --as name@example.com</code>. If you cannot get at that machine, ask whoever runs Unpause for you.`,
    ],
    ...(canWriteLinks(ctx) && { form: letterForm() }),
  });

const letterForm = (): Markup => html`<form method="post" action="/sign-in" class="stack">
${field({ name: "email", label: "Your mail address", hint: "If it is a member's, a letter with a link comes to it.", more: html`required autocomplete="email"` })}
<p class="actions"><button class="main">Send me a link</button></p></form>`;
