import { type Context, Hono } from "hono";
import { isId } from "../../core/is-id.ts";
import { issueReconnectLink } from "../../core/mailbox/issue-reconnect-link.ts";
import { openReconnectLink } from "../../core/mailbox/open-reconnect-link.ts";
import { isOAuthProvider } from "../../core/mailbox/provider-of.ts";
import { reconnectMailbox } from "../../core/mailbox/reconnect-mailbox.ts";
import type { ReconnectResult } from "../../core/mailbox/reconnect-result.ts";
import { hashOfToken } from "../../core/workspace/link-token.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { notSetUp } from "../parts/provider-answers.ts";
import {
  type ReconnectForm,
  type ReconnectFormState,
  readReconnectForm,
  reconnectForm,
  signInToReconnect,
} from "../parts/reconnect-form.ts";
import { closedLink, notYours, otherMailbox, reconnectRefused, solved } from "../parts/reconnect-refusals.ts";
import { toProvider } from "../to-provider.ts";

/**
 * `/reconnect/incident/<id>` makes a personal link for who is signed in; `/reconnect/<token>` is that link. Looking at it never
 * spends it; only a proven credential does.
 */
export function reconnectPages(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  return new Hono<MemberEnv>()
    .get("/reconnect/incident/:id", async (c) => {
      const incident = isId(c.req.param("id")) ? await ctx.store.incidents.get(c.req.param("id")) : null;
      if (incident === null || incident.workspaceId !== c.get("who").workspace.id) return c.notFound();
      const { rows, total } = await ctx.store.incidents.openMailboxes(incident.id, { skip: 0, take: 1 });
      if (total > 1) return c.redirect(`/incidents/${incident.id}#all`, 303);
      const only = rows[0] ?? (await ctx.store.incidents.lastEnded(incident.id));
      return only ? issue(web, c, incident.id, only.mailboxId) : c.notFound();
    })
    .get("/reconnect/incident/:id/:mailboxId", (c) =>
      issue(web, c, c.req.param("id"), c.req.param("mailboxId")),
    )

    .get("/reconnect/:token", (c) => showForm(web, c, { kind: "fresh" }))
    .get("/reconnect/:token/sign-in", (c) => showForm(web, c, { kind: "fresh" }))
    .post("/reconnect/:token/sign-in", (c) => showForm(web, c, { kind: "sign-in" }))
    .post("/reconnect/:token", async (c) => {
      const form = readReconnectForm(await c.req.parseBody());
      if (form.kind === "unclear") return showForm(web, c, form);
      const { address, secret, server } = form;
      const token = c.req.param("token");
      const memberId = c.get("who").member.id;
      const result = await reconnectMailbox(ctx, { token, memberId, address, secret, server });
      return answer(web, c, form, result);
    });
}

/** The form, or why there is none: the link is closed, or somebody else's. `sign-in`: they go to the provider's page. */
async function showForm(
  web: Web,
  c: Context<MemberEnv>,
  state: ReconnectFormState | { kind: "sign-in" },
): Promise<Response> {
  const { member, workspace } = c.get("who");
  const link = await openReconnectLink(web.ctx, c.req.param("token") ?? "");
  if (link.kind !== "open") return renderPage(web, c, closedLink(link, workspace.timeZone));
  if (link.member.id !== member.id) {
    const entitled = await web.ctx.store.members.entitled(link.mailbox.id);
    return renderPage(web, c, notYours(entitled, link.incident.id));
  }
  const { mailbox, incident } = link;
  const { provider, address, id: mailboxId } = mailbox;
  const token = c.req.param("token") ?? "";
  const signIn = `/reconnect/${token}/sign-in`;
  if (state.kind === "sign-in") {
    if (!isOAuthProvider(provider)) return c.notFound();
    const linkHash = hashOfToken(token);
    const pickAccount = c.req.query("account") === "another";
    const purpose = { kind: "reconnect", address, mailboxId, incidentId: incident.id, linkHash } as const;
    const who = { memberId: member.id, workspaceId: workspace.id };
    return toProvider(web, c as Context, { ...who, provider, pickAccount, purpose });
  }
  if (mailbox.signIn === "oauth") {
    if (!isOAuthProvider(provider)) return c.notFound();
    if (web.ctx.oauth[provider] === undefined) return renderPage(web, c, notSetUp(provider));
    const action = `${signIn}${new URL(c.req.url).search}`;
    return renderPage(web, c, signInToReconnect(link, provider, action));
  }
  const status = state.kind === "fresh" ? 200 : 422;
  const form = reconnectForm(web, link, state, signIn);
  return renderPage(web, c, { ...form, status });
}

async function issue(web: Web, c: Context<MemberEnv>, incidentId: string, mailboxId: string) {
  if (!isId(incidentId) || !isId(mailboxId)) return c.notFound();
  const { member, workspace } = c.get("who");
  const result = await issueReconnectLink(web.ctx, { memberId: member.id, incidentId, mailboxId });
  switch (result.kind) {
    case "issued":
      return c.redirect(`/reconnect/${result.token}${new URL(c.req.url).search}`, 303);
    case "not-entitled":
      return renderPage(web, c, notYours(result.entitled, incidentId));
    case "solved": {
      const last = await web.ctx.store.incidents.lastOf(incidentId, mailboxId);
      if (last?.endedAt == null) return c.notFound();
      return renderPage(
        web,
        c,
        solved({ disconnectionId: last.id, by: null, at: last.endedAt }, workspace.timeZone),
      );
    }
    case "unknown":
      return c.notFound();
  }
}

async function answer(web: Web, c: Context<MemberEnv>, form: ReconnectForm, result: ReconnectResult) {
  switch (result.kind) {
    case "proven":
      return c.redirect(`/reconnecting/${result.reconnectId}`, 303);
    case "still-refused":
      return showForm(web, c, { kind: "refused", form, smtp: result.smtp, imap: result.imap });
    case "other-mailbox":
      return renderPage(web, c, otherMailbox(result, c.req.param("token") ?? ""));
    case "signs-in-elsewhere":
      return c.redirect(`/reconnect/${c.req.param("token")}`, 303);
    default:
      return renderPage(web, c, reconnectRefused(result, c.get("who").workspace.timeZone));
  }
}
