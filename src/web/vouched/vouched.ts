import { type Context, Hono } from "hono";
import { isOAuthProvider } from "../../core/credential/provider-of.ts";
import { isId } from "../../core/is-id.ts";
import { hashOfToken } from "../../core/keys/link-token.ts";
import { openReconnectLink } from "../../core/reconnect/open-reconnect-link.ts";
import { reconnectThrough } from "../../core/reconnect/reconnect-mailbox.ts";
import { findSession, type SessionSeen } from "../../core/vouched/find-session.ts";
import { openInBrowser } from "../../core/vouched/open-in-browser.ts";
import type { Env, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { chatTitle } from "../parts/chat-title.ts";
import { browserToken, keepBrowserToken, toProvider } from "../reconnect/to-provider.ts";
import { renderTooMany } from "../too-many-tries.ts";
import { type Entered, vouchedForm, vouchedSignIn } from "./vouched-form.ts";
import {
  closedForVouched,
  numberToPress,
  progressOf,
  receiptOf,
  tryFailed,
  useHere,
} from "./vouched-pages.ts";

/**
 * The one page of a member whom a chat vouches for, in a browser that is signed in nowhere. `/reconnect/<token>` is the link from the
 * chat: looking does nothing, one press uses it up. `/reconnect/here/<session>` is the page from then on, in that browser alone: the
 * number, the form, how far it is, the receipt.
 */
export function vouchedPages(web: Web): Hono<Env> {
  const { ctx } = web;
  return new Hono<Env>()
    .get("/reconnect/here/:id", async (c) => show(web, c as Context, await seenHere(web, c as Context), null))
    .post("/reconnect/here/:id", async (c) => {
      const seen = await seenHere(web, c as Context);
      if (seen.kind !== "open") return show(web, c as Context, seen, null);
      const { secret } = await c.req.parseBody();
      return enter(web, c as Context, seen, typeof secret === "string" ? secret : "");
    })
    .post("/reconnect/here/:id/sign-in", async (c) => {
      const seen = await seenHere(web, c as Context);
      return seen.kind === "open" ? begin(web, c as Context, seen) : show(web, c as Context, seen, null);
    })

    .get("/reconnect/:token", async (c, next) => {
      const token = c.req.param("token");
      // A signed-in member has a page with everything. A link that no chat vouches for is for them alone.
      const session = c.get("who") === null ? await ctx.store.vouched.ofLink(hashOfToken(token)) : null;
      if (session === null) return next();
      const here = await findSession(ctx, session.id, browserToken(c as Context));
      if (here.kind !== "none") return c.redirect(`/reconnect/here/${session.id}`, 303);
      const link = await openReconnectLink(ctx, token);
      const chat = chatTitle(ctx.platforms, session.platform);
      return renderPage(web, c, link.kind === "open" ? useHere(token, chat) : closedForVouched(link, chat));
    })
    .post("/reconnect/:token/here", async (c) => {
      const token = c.req.param("token");
      if (c.get("who") !== null) return c.redirect(`/reconnect/${token}`, 303);
      const opened = await openInBrowser(ctx, token, browserToken(c as Context));
      if (opened.kind !== "opened") return c.redirect(`/reconnect/${token}`, 303);
      keepBrowserToken(web, c as Context, opened.browserToken);
      return c.redirect(`/reconnect/here/${opened.sessionId}`, 303);
    });
}

const seenHere = async ({ ctx }: Web, c: Context): Promise<SessionSeen> => {
  const id = c.req.param("id") ?? "";
  return isId(id) ? findSession(ctx, id, browserToken(c)) : { kind: "none" };
};

type Open = SessionSeen & { kind: "open" };

/** The only thing that can be said here is the secret: address, servers and kind of sign-in are the mailbox's own. */
async function enter(web: Web, c: Context, seen: Open, secret: string): Promise<Response> {
  const { session, link } = seen;
  if (link.mailbox.signIn === "oauth") return show(web, c, seen, null);
  if (secret === "") return show(web, c, seen, { kind: "empty" });
  const { memberId, linkHash } = session;
  const { address } = link.mailbox;
  const result = await reconnectThrough(web.ctx, link, linkHash, { memberId, address, secret });
  if (result.kind === "too-many-tries") {
    const timeZone = (await web.ctx.store.members.workspace(session.workspaceId))?.timeZone ?? "UTC";
    return renderTooMany(web, c, { until: result.until, timeZone, again: `/reconnect/here/${session.id}` });
  }
  return result.kind === "still-refused"
    ? show(web, c, seen, { kind: "refused", smtp: result.smtp, imap: result.imap })
    : c.redirect(`/reconnect/here/${session.id}`, 303);
}

async function begin(web: Web, c: Context, { session, link }: Open): Promise<Response> {
  const { workspaceId, memberId, mailboxId, incidentId, linkHash } = session;
  const { provider, address, signIn } = link.mailbox;
  // A mailbox with a password keeps that kind. Another kind needs a sign-in to Unpause.
  if (signIn !== "oauth" || !isOAuthProvider(provider))
    return c.redirect(`/reconnect/here/${session.id}`, 303);
  const purpose = { kind: "reconnect", address, mailboxId, incidentId, linkHash } as const;
  const pickAccount = c.req.query("account") === "another";
  return toProvider(web, c, { workspaceId, memberId, provider, pickAccount, purpose });
}

async function show(web: Web, c: Context, seen: SessionSeen, entered: Entered | null): Promise<Response> {
  const { ctx } = web;
  const chat = chatTitle(ctx.platforms, seen.kind === "none" ? null : seen.session.platform);
  const zoneOf = async (workspaceId: string) =>
    (await ctx.store.members.workspace(workspaceId))?.timeZone ?? "UTC";
  switch (seen.kind) {
    case "waits-for-number":
      return renderPage(
        web,
        c,
        numberToPress(seen.session, { chat, zone: await zoneOf(seen.session.workspaceId) }),
      );
    case "open": {
      const { provider, signIn } = seen.link.mailbox;
      const form =
        signIn === "oauth" && isOAuthProvider(provider)
          ? vouchedSignIn(seen, provider, new URL(c.req.url).search)
          : vouchedForm(web, seen, entered);
      return renderPage(web, c, form);
    }
    case "under-way":
      return renderPage(web, c, progressOf(seen, { chat, now: ctx.clock.now() }));
    case "solved": {
      const receipt = await ctx.store.receipts.get(seen.disconnection.id);
      return renderPage(
        web,
        c,
        receiptOf(seen, receipt, { chat, zone: await zoneOf(seen.session.workspaceId) }),
      );
    }
    case "failed":
      return renderPage(web, c, tryFailed(seen, chat));
    case "none":
      return renderPage(web, c, closedForVouched({ kind: "other-browser" }, chat));
    case "over":
    case "refused":
    case "not-entitled":
      return renderPage(web, c, closedForVouched(seen, chat));
  }
}
