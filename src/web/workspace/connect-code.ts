import { Hono } from "hono";
import { html } from "hono/html";
import { makeConnectCode } from "../../core/connect-code/make-connect-code.ts";
import { tooManyTries } from "../../core/limit/words.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { MemberEnv, Web } from "../env.ts";
import { askToSignInAgain, isFresh } from "../fresh-sign-in.ts";
import { renderPage } from "../layout.ts";
import { anyChat } from "../parts/chat-title.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { clockTime } from "../parts/time.ts";

const PATH = "/connect-code";

/** `/connect-code`: a member gets the code that they say in a chat, so that it knows them. */
export function connectCodePage(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  return new Hono<MemberEnv>().post(PATH, async (c) => {
    const { member, workspace } = c.get("who");
    if (!isFresh(web, c)) return askToSignInAgain(web, c);
    const made = await makeConnectCode(ctx, member);
    const sight = { now: ctx.clock.now(), zone: workspace.timeZone };
    if (made.kind === "too-many-tries") {
      const lines = [tooManyTries(clockTime(made.until, sight))];
      return renderPage(web, c, plainPage({ title: "Too many codes", status: 429, lines }));
    }
    const { code, expiresAt } = made;
    return renderPage(
      web,
      c,
      plainPage({
        title: "Your code",
        lines: [
          html`<code class="big">${code}</code>`,
          `It works once, and expires at ${clockTime(expiresAt, sight)}. Only you may use it. Say it to Unpause yourself:`,
          ...Object.values(ctx.platforms).map(
            ({ title, words }) => html`In ${title}: <code>${words.command} connect ${code}</code>`,
          ),
          ...(member.role === "admin" ? given(web) : []),
        ],
        action: html`<a class="button" href="/you">Back to your page</a>`,
      }),
    );
  });
}

/** Chats in which an admin's code does more. */
const given = ({ ctx }: Pick<Web, "ctx">): string[] =>
  Object.values(ctx.platforms).flatMap(({ words }) => words.givesGroup ?? []);

/** The way to a code. */
export const connectForm = ({ ctx }: Pick<Web, "ctx">, { role }: Pick<Member, "role">): Markup =>
  html`<form method="post" action="${PATH}" class="card stack"><h2>Be known in ${anyChat(ctx.platforms)}</h2>
<p>Does Unpause not know you there? Then your address there is another one, or nobody has confirmed it. Say a code from here to it instead.${role === "admin" ? html` ${given({ ctx }).join(" ")}` : ""}</p>
<p class="actions"><button>Show a code</button></p></form>`;
