import { type Context, Hono } from "hono";
import type { OAuthProviderName } from "../../core/mailbox/oauth-port.ts";
import type { AddSignedInResult } from "../../core/provider-sign-in/add-signed-in.ts";
import {
  finishProviderSignIn,
  type SignInResult,
} from "../../core/provider-sign-in/finish-provider-sign-in.ts";
import type { SignInPurpose } from "../../core/provider-sign-in/provider-sign-in-store.ts";
import type { SignedInReconnect } from "../../core/provider-sign-in/reconnect-signed-in.ts";
import type { Env, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { renderTooMany } from "../too-many-tries.ts";
import { againPath, notTaken, type Purpose, providerAnswer, stillRefused } from "./provider-answers.ts";
import { reconnectRefused } from "./reconnect-refusals.ts";
import { browserToken } from "./to-provider.ts";

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
  const here = from.memberId === null && "purpose" in result ? await vouchedHere(web, result.purpose) : null;
  return answer(web, c as Context, provider, result, here);
}

/** The page that a vouched session has instead of all others. */
async function vouchedHere({ ctx }: Web, purpose: SignInPurpose): Promise<string | null> {
  const session = purpose.kind === "reconnect" ? await ctx.store.vouched.ofLink(purpose.linkHash) : null;
  return session && `/reconnect/here/${session.id}`;
}

/** @param here - the page of the vouched session that they come from; null: they are signed in */
function answer(
  web: Web,
  c: Context,
  provider: OAuthProviderName,
  result: SignInResult,
  here: string | null,
) {
  switch (result.kind) {
    case "answered":
      return renderPage(web, c, providerAnswer(result.answer, { ...result.purpose, here }, provider));
    case "added":
      return added(web, c, provider, result.purpose, result.result);
    case "reconnecting":
      return reconnecting(web, c, provider, { ...result.purpose, here }, result.result);
    case "used":
    case "expired":
      return renderPage(
        web,
        c,
        notTaken({ kind: result.kind, purpose: { ...result.purpose, here } }, provider),
      );
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
    case "too-many-tries":
      return tooMany(web, c, result.until, { ...purpose, here: null }, provider);
    case "not-proven":
      return renderPage(web, c, stillRefused(result, { ...purpose, here: null }, provider));
  }
}

function reconnecting(
  web: Web,
  c: Context,
  provider: OAuthProviderName,
  purpose: Purpose,
  result: SignedInReconnect,
) {
  switch (result.kind) {
    case "still-refused":
      return renderPage(web, c, stillRefused(result, purpose, provider));
    case "too-many-tries":
      return tooMany(web, c, result.until, purpose, provider);
    case "proven":
      return c.redirect(purpose.here ?? `/reconnecting/${result.reconnectId}`, 303);
    default:
      if (purpose.here !== null) return c.redirect(purpose.here, 303);
      return renderPage(web, c, reconnectRefused(result, c.get("who")?.workspace.timeZone ?? ""));
  }
}

const tooMany = (web: Web, c: Context, until: Date, purpose: Purpose, provider: OAuthProviderName) =>
  renderTooMany(web, c, {
    until,
    timeZone: c.get("who")?.workspace.timeZone ?? "UTC",
    again: againPath(purpose, provider),
  });
