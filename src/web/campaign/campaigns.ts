import { Hono } from "hono";
import { html } from "hono/html";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { empty } from "../parts/empty.ts";
import { pager, sliceOf } from "../parts/pager.ts";
import { campaignCard } from "./campaign-card.ts";

const ON_A_PAGE = 20;

/** `/campaigns`: all of them, newest first. */
export function campaignsPage(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>().get("/campaigns", async (c) => {
    const { workspace } = c.get("who");
    const now = web.ctx.clock.now();
    const slice = sliceOf(c.req.query("page"), ON_A_PAGE);
    const { rows, total } = await web.ctx.store.views.campaigns.list(workspace.id, slice, now);
    const sight = { now, zone: workspace.timeZone };
    return renderPage(web, c, {
      title: "Campaigns",
      live: true,
      body: html`<div class="title"><h1>Campaigns</h1><div class="actions"><a class="button" href="/suppressions">Suppressions</a></div></div>
${
  rows.length > 0
    ? html`<h2 class="hidden">All campaigns, newest first</h2><ul class="cards">${rows.map((row) => campaignCard(row, sight))}</ul>`
    : empty("No campaigns here", html`Bring one in with <code>npx unpause campaign import</code>.`)
}
${pager("/campaigns", slice, total)}`,
    });
  });
}
