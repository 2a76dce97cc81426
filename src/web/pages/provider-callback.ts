import { type Context, Hono } from "hono";
import type { AddSignedInResult } from "../../core/mailbox/add-signed-in.ts";
import { finishProviderSignIn, type SignInResult } from "../../core/mailbox/finish-provider-sign-in.ts";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import type { SignInPurpose } from "../../core/mailbox/provider-sign-in-store.ts";
import type { SignedInReconnect } from "../../core/mailbox/reconnect-signed-in.ts";
import type { Env, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { notTaken, providerAnswer, stillRefused } from "../parts/provider-answers.ts";
import { reconnectRefused } from "../parts/reconnect-refusals.ts";
import { browserToken } from "../to-provider.ts";

/** `/oauth/google/callback`, `/oauth/microsoft/callback`: where people come back from a provider's page. */
export function providerCallbacks(web: Web): Hono<Env> {
  return new Hono<Env>()
    .get("/oauth/google/callback", (c) => comeBack(web, c, "google"))
    .get("/oauth/microsoft/callback", (c) => comeBack(web, c, "microsoft"));
}

async function comeBack(web: Web, c: Context<Env>, provider: OAuthProviderName) {
  const from = {
    provider,
    browserToken: browserToken(c as Context),
    memberId: c.get("who")?.member.id ?? null,
  };
  const result = await finishProviderSignIn(web.ctx, from, c.req.query());
  return answer(web, c as Context, provider, result);
}

function answer(web: Web, c: Context, provider: OAuthProviderName, result: SignInResult) {
  switch (result.kind) {
    case "answered":
      return renderPage(web, c, providerAnswer(result.answer, result.purpose, provider));
    case "added":
      return added(web, c, provider, result.purpose, result.result);
    case "reconnecting":
      return reconnecting(web, c, provider, result.purpose, result.result);
    default:
      return renderPage(web, c, notTaken(result, provider));
  }
}

function added(
  web: Web,
  c: Context,
  provider: OAuthProviderName,
  purpose: SignInPurpose,
  result: AddSignedInResult,
) {
  switch (result.kind) {
    case "added":
    case "renewed":
      return c.redirect(`/mailboxes/${result.mailboxId}`, 303);
    case "already-there":
      return c.redirect("/mailboxes", 303);
    case "not-proven":
      return renderPage(web, c, stillRefused(result, purpose, provider));
  }
}

function reconnecting(
  web: Web,
  c: Context,
  provider: OAuthProviderName,
  purpose: SignInPurpose,
  result: SignedInReconnect,
) {
  switch (result.kind) {
    case "proven":
      return c.redirect(`/reconnecting/${result.reconnectId}`, 303);
    case "still-refused":
      return renderPage(web, c, stillRefused(result, purpose, provider));
    default:
      return renderPage(web, c, reconnectRefused(result, c.get("who")?.workspace.timeZone ?? ""));
  }
}
