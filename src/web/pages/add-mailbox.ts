import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { leadAddress } from "../../core/campaign/lead-address.ts";
import { addMailbox } from "../../core/mailbox/add-mailbox.ts";
import { type Discovery, presetOf } from "../../core/mailbox/choose-servers.ts";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import { isOAuthProvider } from "../../core/mailbox/provider-of.ts";
import { readServer } from "../../core/mailbox/read-server.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { type AddMailboxFormState, addMailboxForm, readAddMailboxForm } from "../parts/add-mailbox-form.ts";
import { field } from "../parts/field.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { titleOf } from "../parts/provider-answers.ts";
import { serverFields } from "../parts/server-fields.ts";
import { signInForm } from "../parts/sign-in-form.ts";
import { toProvider } from "../to-provider.ts";

/**
 * `/mailboxes/add` finds out where an address lives, and takes its password or leads on to `/oauth/<provider>/begin`, which leads
 * to the provider's sign-in.
 */
export function addMailboxPages(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>()
    .get("/mailboxes/add", (c) => show(web, c))
    .post("/mailboxes/add", (c) => add(web, c))
    .get("/oauth/google/begin", (c) => askToBegin(web, c, "google"))
    .get("/oauth/microsoft/begin", (c) => askToBegin(web, c, "microsoft"))
    .post("/oauth/google/begin", (c) => begin(web, c, "google"))
    .post("/oauth/microsoft/begin", (c) => begin(web, c, "microsoft"));
}

/** Messages link here. Looking begins nothing: chats and mail programs open links on their own. */
async function askToBegin(web: Web, c: Context<MemberEnv>, provider: OAuthProviderName) {
  const address = leadAddress(c.req.query("address") ?? "");
  if (address === null) return c.redirect("/mailboxes/add", 303);
  return renderPage(web, c, {
    title: `Sign in to ${address}`,
    width: "narrow",
    body: html`<div class="title"><h1>Sign in to ${address}</h1></div>
${signInForm(provider, `/oauth/${provider}/begin${new URL(c.req.url).search}`)}`,
  });
}

async function begin(web: Web, c: Context<MemberEnv>, provider: OAuthProviderName) {
  const query = c.req.query();
  const address = leadAddress(query.address ?? "");
  const edited = editedServer(query);
  if (address === null || Object.keys(edited?.faults ?? {}).length > 0) {
    return c.redirect(`/mailboxes/add?${new URLSearchParams(query)}`, 303);
  }
  const server = edited && { ...edited.server, userName: address };
  const pickAccount = query.account === "another";
  const { member, workspace } = c.get("who");
  const who = { memberId: member.id, workspaceId: workspace.id };
  const purpose = { kind: "add", address, server } as const;
  return toProvider(web, c as Context, { ...who, provider, pickAccount, purpose });
}

const editedServer = (query: Record<string, string>) =>
  "smtp-host" in query ? readServer((name) => query[name] ?? "") : null;

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
      return renderPage(web, c, withPassword(web, address, discovery, { kind: "refused", form, smtp, imap }));
    }
    case "already-there":
    case "not-an-address":
      return c.redirect(`/mailboxes/add?${search}`, 303);
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
  if (way !== "password") return renderPage(web, c, atProvider(address, discovery, way, query));
  const form = { address, senderName: member.name, server: discovery.server };
  return renderPage(web, c, withPassword(web, address, discovery, { kind: "fresh", form }));
}

const setUpIn = ({ ctx }: Pick<Web, "ctx">) => Object.keys(ctx.oauth) as OAuthProviderName[];

/** How a mailbox is connected: at its provider's sign-in wherever that is possible, unless somebody chose otherwise. */
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
  const wrong = typed === "" ? undefined : "That is not a complete e-mail address.";
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
    title: `${address} is here already`,
    status: 409,
    lines: [
      "A mailbox is connected once. Whether it works, and how to reconnect it, stands on its own page.",
    ],
    action: html`<a class="button main" href="/mailboxes/${id}">Go to ${address}</a><a href="/mailboxes/add">Add another one</a>`,
  });

const heading = (address: string, { by, name }: Discovery): Markup =>
  html`<div class="title"><p class="crumb"><a href="/mailboxes/add">Another address</a></p><h1>Add ${address}</h1>
${by === "guess" ? "" : html`<p>It lives at ${name}.</p>`}</div>`;

function atProvider(
  address: string,
  discovery: Discovery,
  way: OAuthProviderName,
  query: Record<string, string>,
): PageParts {
  const { server, faults } = editedServer(query) ?? { server: presetOf(way), faults: {} };
  const asked = new URLSearchParams({ ...query, address, way });
  const wrong = Object.keys(faults).length > 0;
  const word = discovery.signIn === "app_password" ? "an app password" : "a password";
  return {
    title: `Add ${address}`,
    width: "narrow",
    status: wrong ? 422 : 200,
    body: html`${heading(address, discovery)}
${signInForm(way, `/oauth/${way}/begin?${asked.toString()}`)}
<section class="card"><details${wrong ? html` open` : ""}><summary>Set the servers by hand</summary><form method="get" class="stack">
<input type="hidden" name="address" value="${address}"><input type="hidden" name="way" value="${way}">
${serverFields(server, faults)}
<p class="actions"><button>Use these</button></p></form></details></section>
<p>Or <a href="${wayPath(address, "password")}">connect it with ${word}</a>.</p>`,
  };
}

function withPassword(
  web: Pick<Web, "ctx">,
  address: string,
  discovery: Discovery,
  state: AddMailboxFormState,
): PageParts {
  const setUp = setUpIn(web);
  const { provider, by } = discovery;
  // Mail filters stand before some mailboxes, so that their provider does not show from outside.
  const others = setUp.filter((other) => other === provider || by !== "address");
  return {
    title: `Add ${address}`,
    width: "narrow",
    status: state.kind === "fresh" ? 200 : 422,
    body: html`${heading(address, discovery)}
${isOAuthProvider(provider) && !setUp.includes(provider) ? signInMissing(provider) : ""}
${addMailboxForm(discovery, state)}
${others.map((other) => html`<p>${other === provider ? "Or" : `Is it a mailbox of ${titleOf(other)}'s? Then`} <a href="${wayPath(address, other)}">sign in with ${titleOf(other)}</a>, without a password.</p>`)}`,
  };
}

const signInMissing = (provider: OAuthProviderName): Markup =>
  html`<p class="notice wait"><span>Signing in at ${titleOf(provider)} itself, without a password, is not set up in this Unpause. Whoever runs it finds the steps in <code>docs/sign-in.md</code>.</span></p>`;
