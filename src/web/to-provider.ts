import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { type BeginInput, beginProviderSignIn } from "../core/mailbox/begin-provider-sign-in.ts";
import type { Begun } from "../core/mailbox/begin-sign-in.ts";
import type { MemberEnv, Web } from "./env.ts";
import { renderPage } from "./layout.ts";
import { notSetUp } from "./parts/provider-answers.ts";

/** Ties a sign-in at a provider to the browser that it was begun in. */
const BROWSER = "unpause_browser";
const LASTS_S = 60 * 60;

export const browserToken = (c: Context): string | null => getCookie(c, BROWSER) ?? null;

/** Sends a member to the provider's page; it is to send them back to this browser. */
export async function toProvider(
  web: Web,
  c: Context<MemberEnv>,
  what: Pick<BeginInput, "provider" | "purpose" | "pickAccount">,
): Promise<Response> {
  const { member, workspace } = c.get("who");
  const begun = await beginProviderSignIn(web.ctx, {
    ...what,
    workspaceId: workspace.id,
    memberId: member.id,
    browserToken: browserToken(c),
  });
  return begun.kind === "begun" ? goThere(web, c, begun) : renderPage(web, c, notSetUp(what.provider));
}

/** Goes to another's page, to come back to this browser. */
export function goThere(web: Web, c: Context<MemberEnv>, begun: Begun): Response {
  setCookie(c, BROWSER, begun.browserToken, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: web.ctx.publicUrl.startsWith("https:"),
    maxAge: LASTS_S,
  });
  return c.redirect(begun.url, 303);
}
