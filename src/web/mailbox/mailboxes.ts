import { Hono } from "hono";
import { html } from "hono/html";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { empty } from "../parts/empty.ts";
import { pager, sliceOf } from "../parts/pager.ts";
import { mailboxCard } from "./mailbox-card.ts";

const ON_A_PAGE = 50;

/** `/mailboxes`: all mailboxes. Those that cannot send come first. */
export function mailboxesPage(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>().get("/mailboxes", async (c) => {
    const { workspace } = c.get("who");
    const sight = { now: web.ctx.clock.now(), zone: workspace.timeZone };
    const slice = sliceOf(c.req.query("page"), ON_A_PAGE);
    const { rows, total } = await web.ctx.store.views.mailboxes.list(workspace.id, slice);
    return renderPage(web, c, {
      title: "Mailboxes",
      live: true,
      body: html`<div class="title"><h1>Mailboxes</h1><div class="actions"><a class="button" href="/mailboxes/add">Add a mailbox</a></div></div>
${
  rows.length > 0
    ? html`<h2 class="hidden">All mailboxes. Those that cannot send come first.</h2><ul class="cards two">${rows.map((row) => mailboxCard(row, sight, c.get("who").member))}</ul>`
    : empty("No mailboxes here", html`<a href="/mailboxes/add">Add the first one</a>.`)
}
${pager("/mailboxes", slice, total)}`,
    });
  });
}
