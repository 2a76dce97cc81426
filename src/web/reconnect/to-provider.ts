import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import { type BeginInput, beginProviderSignIn } from "../../core/provider-sign-in/begin-provider-sign-in.ts";
import type { Begun } from "../../core/provider-sign-in/begin-sign-in.ts";
import type { Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";
import { notSetUp } from "./provider-answers.ts";

/** Ties a sign-in at a provider, and a session that a chat vouches for, to the browser that it was begun in. */
const BROWSER = "unpause_browser";
const LASTS_S = 60 * 60;

export const browserToken = (c: Context): string | null => getCookie(c, BROWSER) ?? null;

export function keepBrowserToken(web: Web, c: Context, token: string): void {
  setCookie(c, BROWSER, token, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: web.ctx.publicUrl.startsWith("https:"),
    maxAge: LASTS_S,
  });
}

/** Sends a member to the provider's page; it is to send them back to this browser. In answer to a POST alone: a preview never begins. */
export async function toProvider(
  web: Web,
  c: Context,
  what: Omit<BeginInput, "browserToken">,
): Promise<Response> {
  const begun = await beginProviderSignIn(web.ctx, { ...what, browserToken: browserToken(c) });
  if (begun.kind !== "begun") return renderPage(web, c, notSetUp(what.provider));
  return goThere(web, c, begun, { at: "your provider" });
}

/** Goes to another's page, to come back to this browser. In answer to a POST alone. */
export function goThere(web: Web, c: Context, begun: Begun, { at }: { at: string }) {
  keepBrowserToken(web, c, begun.browserToken);
  return renderPage(web, c, onTheWay(begun.url, at));
}

/** A page that leads on, and no redirect: after a form, browsers refuse to be redirected to another site (CSP, form-action). */
const onTheWay = (url: string, at: string) => ({
  ...plainPage({
    title: "One moment",
    lines: [`The page of ${at} opens.`],
    action: html`<a class="button main" href="${url}">Go there</a>`,
  }),
  leadsTo: url,
});
