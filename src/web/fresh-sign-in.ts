import type { Context } from "hono";
import { html } from "hono/html";
import { isFreshSignIn } from "../core/sign-in/session.ts";
import { canWriteLinks } from "../core/sign-in/sign-in-letter.ts";
import type { MemberEnv, Web } from "./env.ts";
import { type PageParts, renderPage } from "./layout.ts";
import { anyChat } from "./parts/chat-title.ts";
import { plainPage } from "./parts/plain-page.ts";
import { wantPage } from "./workspace/session.ts";

/**
 * Whether the member has signed in within the last ten minutes. An action that gives access to others must not hang on a browser
 * left open.
 */
export const isFresh = ({ ctx }: Pick<Web, "ctx">, c: Context<MemberEnv>): boolean =>
  isFreshSignIn(c.get("who").session.signedInAt, ctx.clock.now());

/** Answers that nothing was done, and how to sign in again; then it leads back to the form. */
export function askToSignInAgain(web: Web, c: Context<MemberEnv>) {
  wantPage(web, c as Context, pageBefore(web, c.req.header("referer")));
  return renderPage(web, c, signInAgain(web, c.get("who").member.email));
}

/** The page of ours that a form stood on; the dashboard where the browser does not say. */
function pageBefore({ ctx }: Pick<Web, "ctx">, referer: string | undefined): string {
  const page = referer !== undefined && URL.canParse(referer) ? new URL(referer) : null;
  return page?.host === new URL(ctx.publicUrl).host ? page.pathname : "/";
}

function signInAgain({ ctx }: Pick<Web, "ctx">, email: string): PageParts {
  const byLetter = canWriteLinks(ctx);
  return plainPage({
    title: "Please sign in again",
    status: 403,
    lines: [
      "You signed in more than ten minutes ago. This opens a door for others, so it needs a newer sign-in. Nothing was changed.",
      html`${byLetter ? "Or ask" : "Ask"} in ${anyChat(ctx.platforms)} for a link: <code>/unpause sign-in</code>. On the machine where Unpause runs: <code>npx unpause sign-in --as ${email}</code>`,
      "Your browser's Back shows the form as you filled it in.",
    ],
    ...(byLetter && {
      form: html`<form method="post" action="/sign-in" class="actions"><input type="hidden" name="email" value="${email}">
<button class="main">Send a link to ${email}</button></form>`,
    }),
  });
}
