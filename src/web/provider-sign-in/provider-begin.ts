import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { isOAuthProvider } from "../../core/credential/provider-of.ts";
import { leadAddress } from "../../core/lead/lead-address.ts";
import { chooseServer } from "../../core/mailbox/choose-server.ts";
import { CHOOSE_SERVER_WORDS } from "../../core/mailbox/choose-server-words.ts";
import type { ChoiceOf } from "../../core/mailbox/chosen-server-store.ts";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import { presetOf } from "../../core/setup/choose-servers.ts";
import { readServer } from "../../core/setup/read-server.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { addHeading } from "../mailbox/add-heading.ts";
import { titleOf } from "../reconnect/provider-answers.ts";
import { toProvider } from "../reconnect/to-provider.ts";
import { atProvider, beginPath, serversByHand, type ToBeUsed } from "./at-provider.ts";
import { signInForm } from "./sign-in-form.ts";

/** `/oauth/<provider>/begin` leads to the provider's sign-in; `/mailboxes/add/servers` keeps the servers that a member sets for it. */
export function providerBeginPages(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>()
    .post("/mailboxes/add/servers", (c) => setServers(web, c))
    .get("/oauth/google/begin", (c) => askToBegin(web, c, "google"))
    .get("/oauth/microsoft/begin", (c) => askToBegin(web, c, "microsoft"))
    .post("/oauth/google/begin", (c) => begin(web, c, "google"))
    .post("/oauth/microsoft/begin", (c) => begin(web, c, "microsoft"));
}

/** The servers that this member has set by hand, or else the provider's usual ones. */
export async function serversToBeUsed({ ctx }: Web, of: ChoiceOf): Promise<ToBeUsed> {
  const chosen = await ctx.store.chosenServers.get(of, ctx.clock.now());
  return chosen === null
    ? { servers: presetOf(of.provider), byHand: false }
    : { servers: chosen, byHand: true };
}

/** Messages link here. Looking begins nothing: chats and mail programs open links on their own. */
async function askToBegin(web: Web, c: Context<MemberEnv>, provider: OAuthProviderName) {
  const address = leadAddress(c.req.query("address") ?? "");
  if (address === null) return c.redirect("/mailboxes/add", 303);
  const of = { memberId: c.get("who").member.id, provider, address };
  const { servers, byHand } = await serversToBeUsed(web, of);
  return renderPage(web, c, {
    title: `Sign in to ${address}`,
    width: "narrow",
    body: html`<div class="title"><h1>Sign in to ${address}</h1></div>
${byHand ? serversByHand(servers, provider) : ""}
${signInForm(provider, beginPath(provider, address, c.req.query("account") === "another"))}`,
  });
}

async function begin(web: Web, c: Context<MemberEnv>, provider: OAuthProviderName) {
  const address = leadAddress(c.req.query("address") ?? "");
  if (address === null) return c.redirect("/mailboxes/add", 303);
  const { member, workspace } = c.get("who");
  const server = await web.ctx.store.chosenServers.get(
    { memberId: member.id, provider, address },
    web.ctx.clock.now(),
  );
  const pickAccount = c.req.query("account") === "another";
  const who = { memberId: member.id, workspaceId: workspace.id };
  const purpose = { kind: "add", address, server } as const;
  return toProvider(web, c as Context, { ...who, provider, pickAccount, purpose });
}

async function setServers(web: Web, c: Context<MemberEnv>) {
  const body = await c.req.parseBody();
  const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
  const address = leadAddress(text("address"));
  const way = text("way");
  if (address === null || !isOAuthProvider(way)) return c.redirect("/mailboxes/add", 303);
  const of = { memberId: c.get("who").member.id, provider: way, address };
  const { server, faults } = readServer(text);
  const isUsual = text("usual") === "yes";
  if (isUsual || Object.keys(faults).length === 0) {
    const result = await chooseServer(web.ctx, of, isUsual ? null : { ...server, userName: address });
    if (result.kind === "chosen") {
      return c.redirect(`/mailboxes/add?${new URLSearchParams({ address, way })}`, 303);
    }
    const said = outcomeOf(CHOOSE_SERVER_WORDS, result, { provider: titleOf(way), server });
    faults[`${result.leg}-host`] = said.sentence;
  }
  const discovery = await web.ctx.mail.discover(address);
  const toBeUsed = await serversToBeUsed(web, of);
  const shown = { address, way, toBeUsed, another: false };
  const page = atProvider(shown, addHeading(address, discovery), discovery, { filled: server, faults });
  return renderPage(web, c, page);
}
