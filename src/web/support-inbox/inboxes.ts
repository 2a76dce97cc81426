import { Hono } from "hono";
import { html } from "hono/html";
import { isId } from "../../core/is-id.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { SignedIn } from "../../core/workspace/member.ts";
import { onlyAdmins } from "../../core/workspace/member-words.ts";
import type { SupportInbox } from "../../support/inbox/support-inbox-store.ts";
import { type UseAsInboxResult, useAsInbox } from "../../support/inbox/use-as-inbox.ts";
import { USE_AS_INBOX_WORDS } from "../../support/inbox/use-as-inbox-words.ts";
import type { SenderTest } from "../../support/sender-test/sender-test.ts";
import { type TestAgainResult, testAgain } from "../../support/sender-test/test-again.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { empty } from "../parts/empty.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import type { Sight } from "../parts/time.ts";
import { senderChecks } from "./sender-checks.ts";

/** `/support/inboxes`: the mailboxes at which customers write to support, and the form to make a mailbox one. Admins only. */
export function inboxesPage(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  return new Hono<MemberEnv>()
    .get("/support/inboxes", async (c) => {
      const who = c.get("who");
      if (who.member.role !== "admin") return renderPage(web, c, onlyForAdmins());
      return renderPage(web, c, await page(web, who));
    })
    .post("/support/inboxes/:id/test", async (c) => {
      const { member } = c.get("who");
      const id = c.req.param("id");
      const result: TestAgainResult = isId(id) ? await testAgain(ctx, member, id) : { kind: "no-such-inbox" };
      if (result.kind === "not-entitled") return renderPage(web, c, onlyForAdmins());
      if (result.kind === "no-such-inbox") return c.notFound();
      return c.redirect("/support/inboxes", 303);
    })
    .post("/support/inboxes", async (c) => {
      const { mailbox } = await c.req.parseBody();
      const id = typeof mailbox === "string" ? mailbox : "";
      const result = await useAsInbox(ctx, c.get("who").member, id);
      if (result.kind === "support-inbox") return c.redirect("/support/inboxes", 303);
      return renderPage(web, c, refused(result));
    });
}

async function page({ ctx }: Web, { workspace }: SignedIn): Promise<PageParts> {
  const mailboxes = await ctx.store.mailboxes.list(workspace.id);
  const [all, tests] = await Promise.all([
    ctx.store.supportInboxes.list(workspace.id),
    ctx.store.senderTests.ofWorkspace(workspace.id),
  ]);
  const sight = { now: ctx.clock.now(), zone: workspace.timeZone };
  const inboxes = all.flatMap((inbox) => {
    const mailbox = mailboxes.find(({ id }) => id === inbox.mailboxId);
    const test = tests.find(({ mailboxId }) => mailboxId === inbox.mailboxId) ?? null;
    return mailbox === undefined ? [] : [line(mailbox, inbox, test, sight)];
  });
  const others = mailboxes.filter(({ purpose }) => purpose === "outreach");
  return {
    title: "Support inboxes",
    width: "narrow",
    live: true,
    body: html`<div class="title"><p class="crumb"><a href="/settings">Settings</a></p><h1>Support inboxes</h1>
<p>Mail to these addresses becomes a ticket. A support inbox sends no campaigns.</p></div>
${
  inboxes.length > 0
    ? html`<section class="card" aria-label="Support inboxes"><ul class="lines">${inboxes}</ul></section>`
    : empty("No support inbox here", html`Make a mailbox one below.`)
}
${adding(others)}`,
  };
}

function line(mailbox: Mailbox, inbox: SupportInbox, test: SenderTest | null, sight: Sight): Markup {
  const { id, address, state } = mailbox;
  return html`<li><div class="spread"><a href="/mailboxes/${id}">${address}</a><span class="soft">${STATES[state.kind]}</span></div>
<p class="soft">${senderChecks(mailbox, inbox, test, sight)}</p>
${test !== null && test.testId === null ? html`<form method="post" action="/support/inboxes/${id}/test"><button aria-label="Test the checks of senders of ${address} now">Test it now</button></form>` : ""}</li>`;
}

const STATES: Record<Mailbox["state"]["kind"], string> = {
  connected: "Connected",
  held: "Held",
  disconnected: "Disconnected",
};

const adding = (others: Mailbox[]): Markup =>
  others.length === 0
    ? html`<p><a class="button" href="/mailboxes/add">Add a mailbox</a> first, then come back here.</p>`
    : html`<form method="post" class="card stack"><h2>Make a mailbox a support inbox</h2>
<div class="field"><label for="mailbox">Mailbox</label><select id="mailbox" name="mailbox">${others.map(({ id, address }) => html`<option value="${id}">${address}</option>`)}</select></div>
<p class="soft">It must belong to no campaign. Is it not in the list? <a href="/mailboxes/add">Add it first</a>.</p>
<p class="actions"><button class="main">Take mail to support there</button></p></form>`;

const STATUS = { "in-use": 409, "no-such-mailbox": 404, "not-entitled": 403 } as const;

function refused(result: Exclude<UseAsInboxResult, { kind: "support-inbox" }>): PageParts {
  const { title, sentence } = outcomeOf<UseAsInboxResult, null>(USE_AS_INBOX_WORDS, result, null);
  const action = html`<a class="button" href="/support/inboxes">Back</a>`;
  return plainPage({ title, status: STATUS[result.kind], lines: [sentence], action });
}

const onlyForAdmins = () => {
  const { title, sentence } = onlyAdmins();
  return plainPage({ title, status: 403, lines: [sentence] });
};
