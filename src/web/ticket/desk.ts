import { Hono } from "hono";
import { html } from "hono/html";
import { outcomeOf } from "../../core/words/outcome.ts";
import { changeDesk } from "../../support/ticket/change-desk.ts";
import { DESK_WORDS } from "../../support/ticket/words/desk.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { field } from "../parts/field.ts";
import type { Markup } from "../parts/markup.ts";
import { agentsOnly } from "./agents-only.ts";

/** `/tickets/desk`: the target of a first answer, and who gets new tickets. Only admins change it. */
export function deskPage(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const page = (said: Markup | "", desk: { minutes: string; byTurn: boolean }, wrong?: string) => ({
    title: "Support desk",
    width: "narrow" as const,
    status: wrong === undefined ? (200 as const) : (422 as const),
    body: html`<h1>Support desk</h1>${said}<form class="stack card" method="post" action="/tickets/desk">
${field({ name: "minutes", label: "First answer within, in minutes", value: desk.minutes, type: "number", hint: "The assignee, or all agents, are warned once: after three quarters of it.", wrong, more: html`min="1" max="10080" required` })}
<label class="choice"><input type="checkbox" name="byTurn" value="yes"${desk.byTurn ? html` checked` : ""}><span>Give new tickets to the agents by turn</span></label>
<div class="actions"><button class="main">Save</button><a href="/tickets">Back to the tickets</a></div></form>`,
  });
  return new Hono<MemberEnv>()
    .use("/tickets/desk", agentsOnly)
    .get("/tickets/desk", async (c) => {
      const { firstAnswerMinutes, byTurn } = await ctx.store.desks.get(c.get("who").workspace.id);
      return renderPage(web, c, page("", { minutes: String(firstAnswerMinutes), byTurn }));
    })
    .post("/tickets/desk", async (c) => {
      const form = await c.req.parseBody();
      const minutes = typeof form.minutes === "string" ? form.minutes.trim() : "";
      const byTurn = form.byTurn === "yes";
      const firstAnswerMinutes = /^\d{1,6}$/.test(minutes) ? Number(minutes) : 0;
      const result = await changeDesk(ctx, c.get("who").member, { firstAnswerMinutes, byTurn });
      const { sentence } = outcomeOf(DESK_WORDS, result, null);
      if (result.kind === "not-entitled")
        return renderPage(web, c, {
          ...page(html`<p class="notice bad" role="status">${sentence}</p>`, { minutes, byTurn }),
          status: 403,
        });
      const said = html`<p class="notice good" role="status">${sentence}</p>`;
      return renderPage(
        web,
        c,
        result.kind === "saved" ? page(said, { minutes, byTurn }) : page("", { minutes, byTurn }, sentence),
      );
    });
}
