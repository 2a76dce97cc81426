import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { isOAuthProvider } from "../../core/credential/provider-of.ts";
import { leadAddress } from "../../core/lead/lead-address.ts";
import type { Discovery } from "../../core/mailbox/discovery.ts";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import { type AddMailboxResult, addMailbox } from "../../core/setup/add-mailbox.ts";
import { ADD_MAILBOX_WORDS } from "../../core/setup/add-mailbox-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { field } from "../parts/field.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { atProvider } from "../provider-sign-in/at-provider.ts";
import { serversToBeUsed } from "../provider-sign-in/provider-begin.ts";
import { titleOf } from "../reconnect/provider-answers.ts";
import { renderTooMany } from "../too-many-tries.ts";
import { addHeading } from "./add-heading.ts";
import { type AddMailboxFormState, addMailboxForm, readAddMailboxForm } from "./add-mailbox-form.ts";

/** `/mailboxes/add` finds out where an address lives, and takes its password or leads on to `/oauth/<provider>/begin`. */
export function addMailboxPages(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>()
    .get("/mailboxes/add", (c) => show(web, c))
    .post("/mailboxes/add", (c) => add(web, c));
}

async function add(web: Web, c: Context<MemberEnv>) {
  const form = readAddMailboxForm(await c.req.parseBody());
  const address = leadAddress(form.kind === "form" ? form.address : form.form.address);
  const search = new URLSearchParams({ address: address ?? "", way: "password" });
  if (address === null) return c.redirect(`/mailboxes/add?${search}`, 303);
  if (form.kind === "unclear") {
    return renderPage(web, c, withPassword(web, address, await web.ctx.mail.discover(address), form));
  }
  const { member, workspace } = c.get("who");
  const { secret, senderName, server } = form;
  const who = { workspaceId: workspace.id, memberId: member.id, ownerId: member.id };
  const result = await addMailbox(web.ctx, { ...who, address, secret, senderName, server });
  switch (result.kind) {
    case "added":
      return c.redirect(`/mailboxes/${result.mailboxId}`, 303);
    case "not-proven": {
      const { discovery, smtp, imap } = result;
      const state = { kind: "refused", form, said: said(result, address).sentence, smtp, imap } as const;
      return renderPage(web, c, withPassword(web, address, discovery, state));
    }
    case "already-there":
    case "not-an-address":
    case "servers-to-confirm":
      return c.redirect(`/mailboxes/add?${search}`, 303);
    case "too-many-tries":
      return renderTooMany(web, c as Context, {
        until: result.until,
        timeZone: workspace.timeZone,
        again: `/mailboxes/add?${search}`,
      });
    case "no-such-owner":
      return c.notFound();
  }
}

async function show(web: Web, c: Context<MemberEnv>): Promise<Response> {
  const { ctx } = web;
  const { member, workspace } = c.get("who");
  const query = c.req.query();
  const typed = query.address?.trim() ?? "";
  const address = leadAddress(typed);
  if (address === null) return renderPage(web, c, asking(typed));
  const present = await ctx.store.mailboxes.byAddress(workspace.id, address);
  if (present !== null && query.way !== present.provider) return renderPage(web, c, alreadyHere(present));
  const discovery = await ctx.mail.discover(address);
  const way = wayOf(query.way, discovery.provider, setUpIn(web));
  if (way !== "password") {
    const toBeUsed = await serversToBeUsed(web, { memberId: member.id, provider: way, address });
    const shown = { address, way, toBeUsed, another: query.account === "another" };
    return renderPage(web, c, atProvider(shown, addHeading(address, discovery), discovery));
  }
  const form = { address, senderName: member.name, server: discovery.server };
  return renderPage(web, c, withPassword(web, address, discovery, { kind: "fresh", form }));
}

const said = (result: AddMailboxResult, address: string) =>
  outcomeOf(ADD_MAILBOX_WORDS, result, { address, sayTime: (at) => at.toISOString() });

const setUpIn = ({ ctx }: Pick<Web, "ctx">) => Object.keys(ctx.oauth) as OAuthProviderName[];

/** The way to connect a mailbox: its provider's sign-in where that is possible, unless the person chose otherwise. */
function wayOf(
  chosen: string | undefined,
  provider: string,
  setUp: readonly OAuthProviderName[],
): OAuthProviderName | "password" {
  const isSetUp = (name: string) => isOAuthProvider(name) && setUp.includes(name);
  const way = chosen === "password" || (chosen !== undefined && isSetUp(chosen)) ? chosen : provider;
  return isOAuthProvider(way) && isSetUp(way) ? way : "password";
}

const wayPath = (address: string, way: OAuthProviderName | "password") =>
  `/mailboxes/add?${new URLSearchParams({ address, way })}`;

function asking(typed: string): PageParts {
  const wrong = typed === "" ? undefined : said({ kind: "not-an-address", given: typed }, typed).sentence;
  return {
    title: "Add a mailbox",
    width: "narrow",
    status: wrong ? 422 : 200,
    body: html`<div class="title"><p class="crumb"><a href="/mailboxes">Mailboxes</a></p><h1>Add a mailbox</h1></div>
<form method="get" class="card stack">
${field({ name: "address", label: "Its address", value: typed, wrong, hint: "We find out where it lives, and ask for what it needs.", more: html`required autofocus inputmode="email" autocapitalize="none" spellcheck="false"` })}
<p class="actions"><button class="main">Continue</button></p>
</form>`,
  };
}

const alreadyHere = ({ id, address }: { id: string; address: string }) =>
  plainPage({
    title: said({ kind: "already-there", address }, address).title,
    status: 409,
    lines: ["A mailbox is connected once. Its own page shows whether it works and how to reconnect it."],
    action: html`<a class="button main" href="/mailboxes/${id}">Go to ${address}</a><a href="/mailboxes/add">Add another one</a>`,
  });

function withPassword(
  web: Pick<Web, "ctx">,
  address: string,
  discovery: Discovery,
  state: AddMailboxFormState,
): PageParts {
  const setUp = setUpIn(web);
  const { provider, by } = discovery;
  // Some mailboxes have a mail filter in front, so that their provider does not show from outside.
  const others = setUp.filter((other) => other === provider || by !== "address");
  return {
    title: `Add ${address}`,
    width: "narrow",
    status: state.kind === "fresh" ? 200 : 422,
    body: html`${addHeading(address, discovery)}
${isOAuthProvider(provider) && !setUp.includes(provider) ? signInMissing(provider) : ""}
${addMailboxForm(discovery, state)}
${others.map((other) => html`<p>${other === provider ? "Or" : `Is it a mailbox of ${titleOf(other)}'s? Then`} <a href="${wayPath(address, other)}">sign in with ${titleOf(other)}</a>, without a password.</p>`)}`,
  };
}

const signInMissing = (provider: OAuthProviderName): Markup =>
  html`<p class="notice wait"><span>Signing in at ${titleOf(provider)} itself, without a password, is not set up in this Unpause. The operator finds the steps in <code>docs/sign-in.md</code>.</span></p>`;
