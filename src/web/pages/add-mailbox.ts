import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { leadAddress } from "../../core/campaign/lead-address.ts";
import { type Discovery, presetOf } from "../../core/mailbox/choose-servers.ts";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import { isOAuthProvider } from "../../core/mailbox/provider-of.ts";
import { readServer } from "../../core/mailbox/read-server.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { field } from "../parts/field.ts";
import type { Markup } from "../parts/markup.ts";
import { titleOf } from "../parts/provider-answers.ts";
import { serverFields } from "../parts/server-fields.ts";
import { toProvider } from "../to-provider.ts";

/** `/mailboxes/add` finds out where an address lives; `/oauth/<provider>/begin` leads to the provider's sign-in. */
export function addMailboxPages(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>()
    .get("/mailboxes/add", async (c) => renderPage(web, c, await page(web, c.req.query())))
    .get("/oauth/google/begin", (c) => begin(web, c, "google"))
    .get("/oauth/microsoft/begin", (c) => begin(web, c, "microsoft"));
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
  return toProvider(web, c, { provider, pickAccount, purpose: { kind: "add", address, server } });
}

const editedServer = (query: Record<string, string>) =>
  "smtp-host" in query ? readServer((name) => query[name] ?? "") : null;

async function page({ ctx }: Web, query: Record<string, string>): Promise<PageParts> {
  const typed = query.address?.trim() ?? "";
  const address = leadAddress(typed);
  const wrong = typed !== "" && address === null ? "That is not a complete e-mail address." : undefined;
  const discovery = address === null ? null : await ctx.mail.discover(address);
  return {
    title: "Add a mailbox",
    width: "narrow",
    status: wrong ? 422 : 200,
    body: html`<div class="title"><p class="crumb"><a href="/mailboxes">Mailboxes</a></p><h1>Add a mailbox</h1></div>
<form method="get" class="card stack">
${field({ name: "address", label: "Its address", value: typed, wrong, more: html`required autofocus inputmode="email" autocapitalize="none" spellcheck="false"` })}
<p class="actions"><button${discovery ? "" : html` class="main"`}>Find it</button></p>
</form>
${address !== null && discovery ? found(address, discovery, Object.keys(ctx.oauth) as OAuthProviderName[], query) : ""}`,
  };
}

function found(
  address: string,
  discovery: Discovery,
  setUp: OAuthProviderName[],
  query: Record<string, string>,
): Markup {
  const { provider, name } = discovery;
  if (isOAuthProvider(provider) && setUp.includes(provider)) {
    return html`<section class="card"><h2>It lives at ${name}</h2>
<p>${titleOf(provider)} asks you itself who you are and what Unpause may do. We never see your password.</p>
${signIn(address, provider, query)}</section>`;
  }
  return html`<section class="card"><h2>It lives at ${name}</h2>
<p>Connect it with its password from the command line: <code>npx unpause mailbox add ${address}</code></p></section>
${setUp.map(
  (other) => html`<section class="card"><h2>Or is it a mailbox of ${titleOf(other)}'s?</h2>
<p>Mail filters stand before some mailboxes, so that their provider does not show from outside.</p>
${signIn(address, other, query)}</section>`,
)}`;
}

/** A link and not a form: after a form, browsers refuse to be led to another site (CSP, form-action). */
function signIn(address: string, provider: OAuthProviderName, query: Record<string, string>): Markup {
  const { server, faults } = editedServer(query) ?? { server: presetOf(provider), faults: {} };
  const asked = new URLSearchParams({ ...query, address });
  return html`<p class="actions"><a class="button main" href="/oauth/${provider}/begin?${asked.toString()}">Sign in with ${titleOf(provider)}</a></p>
<details${Object.keys(faults).length > 0 ? html` open` : ""}><summary>Server settings</summary><form method="get" class="stack">
<input type="hidden" name="address" value="${address}">
${serverFields(server, faults)}
<p class="actions"><button>Use these</button></p></form></details>`;
}
