import { type Context, Hono } from "hono";
import { isOAuthProvider } from "../../core/credential/provider-of.ts";
import { isId } from "../../core/is-id.ts";
import { hashOfToken } from "../../core/keys/link-token.ts";
import { issueReconnectLink, mayReconnect } from "../../core/reconnect/issue-reconnect-link.ts";
import { type OpenedLink, openReconnectLink } from "../../core/reconnect/open-reconnect-link.ts";
import { reconnectMailbox } from "../../core/reconnect/reconnect-mailbox.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { renderTooMany } from "../too-many-tries.ts";
import { notSetUp } from "./provider-answers.ts";
import {
  type ReconnectFormState,
  readReconnectForm,
  reconnectForm,
  signInToReconnect,
} from "./reconnect-form.ts";
import { closedLink, notYours, otherMailbox, reconnectRefused, solved } from "./reconnect-refusals.ts";
import { toProvider } from "./to-provider.ts";

/**
 * `/reconnect/incident/<id>/<mailbox>` is the form for who is signed in; entering something makes their link and uses it.
 * `/reconnect/<token>` is the form behind a link that a command or a chat made. Looking at either changes nothing.
 */
export function reconnectPages(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  return new Hono<MemberEnv>()
    .get("/reconnect/incident/:id", async (c) => {
      const incident = isId(c.req.param("id")) ? await ctx.store.incidents.get(c.req.param("id")) : null;
      if (incident === null || incident.workspaceId !== c.get("who").workspace.id) return c.notFound();
      const { rows, total } = await ctx.store.incidentMailboxes.open(incident.id, { skip: 0, take: 1 });
      if (total > 1) return c.redirect(`/incidents/${incident.id}#all`, 303);
      const only = rows[0] ?? (await ctx.store.disconnections.lastEnded(incident.id));
      const search = new URL(c.req.url).search;
      return only
        ? c.redirect(`/reconnect/incident/${incident.id}/${only.mailboxId}${search}`, 303)
        : c.notFound();
    })
    .get("/reconnect/incident/:id/:mailboxId", (c) => atIncident(web, c, showFresh))
    .get("/reconnect/incident/:id/:mailboxId/sign-in", (c) => atIncident(web, c, showFresh))
    .post("/reconnect/incident/:id/:mailboxId/sign-in", (c) => atIncident(web, c, toSignIn))
    .post("/reconnect/incident/:id/:mailboxId", (c) => atIncident(web, c, enter))

    .get("/reconnect/:token", (c) => atLink(web, c, showFresh))
    .get("/reconnect/:token/sign-in", (c) => atLink(web, c, showFresh))
    .post("/reconnect/:token/sign-in", (c) => atLink(web, c, toSignIn))
    .post("/reconnect/:token", (c) => atLink(web, c, enter));
}

type Open = OpenedLink & { kind: "open" };
/**
 * The page of a member who may reconnect. `token`: of their link, which is made where there is none yet. null: they no longer may.
 */
type At = { open: Open; path: string; token(): Promise<string | null> };
type Answering = (web: Web, c: Context<MemberEnv>, at: At) => Promise<Response>;

/** Their own link is open; or they are told why there is nothing to do here. */
async function atLink(web: Web, c: Context<MemberEnv>, answering: Answering): Promise<Response> {
  const { member, workspace } = c.get("who");
  const token = c.req.param("token") ?? "";
  const made = await web.ctx.store.reconnectLinks.get(hashOfToken(token));
  // A link of another workspace reveals nothing about its people.
  const isHere = made?.workspaceId === workspace.id;
  const link = isHere ? await openReconnectLink(web.ctx, token) : ({ kind: "unknown" } as const);
  if (link.kind !== "open") return renderPage(web, c, closedLink(link, workspace.timeZone));
  if (link.member.id !== member.id) {
    const entitled = await web.ctx.store.fixers.entitled(link.mailbox.id);
    return renderPage(web, c, notYours(entitled, link.incident.id));
  }
  return answering(web, c, { open: link, path: `/reconnect/${token}`, token: async () => token });
}

/** They may reconnect the mailbox; or they are told who may, or that it works again. */
async function atIncident(web: Web, c: Context<MemberEnv>, answering: Answering): Promise<Response> {
  const { ctx } = web;
  const [incidentId = "", mailboxId = ""] = [c.req.param("id"), c.req.param("mailboxId")];
  if (!isId(incidentId) || !isId(mailboxId)) return c.notFound();
  const { member, workspace } = c.get("who");
  const wanted = { memberId: member.id, incidentId, mailboxId };
  const [may, mailbox, incident] = await Promise.all([
    mayReconnect(ctx.store, wanted),
    ctx.store.mailboxes.get(mailboxId),
    ctx.store.incidents.get(incidentId),
  ]);
  switch (may.kind) {
    case "may": {
      if (mailbox === null || incident === null) return c.notFound();
      const open: Open = { kind: "open", mailbox, incident, disconnection: may.disconnection, member };
      const path = `/reconnect/incident/${incidentId}/${mailboxId}`;
      return answering(web, c, {
        open,
        path,
        async token() {
          const issued = await issueReconnectLink(ctx, wanted);
          return issued.kind === "issued" ? issued.token : null;
        },
      });
    }
    case "not-entitled":
      return renderPage(web, c, notYours(may.entitled, incidentId));
    case "solved": {
      const last = await ctx.store.disconnections.lastOf(incidentId, mailboxId);
      if (last?.endedAt == null) return c.notFound();
      const what = { disconnectionId: last.id, by: null, at: last.endedAt };
      return renderPage(web, c, solved(what, workspace.timeZone));
    }
    case "unknown":
      return c.notFound();
  }
}

const showFresh: Answering = (web, c, at) => showForm(web, c, at, { kind: "fresh" });

async function showForm(
  web: Web,
  c: Context<MemberEnv>,
  { open, path }: At,
  state: ReconnectFormState,
): Promise<Response> {
  const { mailbox } = open;
  const { provider } = mailbox;
  const signIn = `${path}/sign-in`;
  if (mailbox.signIn === "oauth") {
    if (!isOAuthProvider(provider)) return c.notFound();
    if (web.ctx.oauth[provider] === undefined) return renderPage(web, c, notSetUp(provider));
    const action = `${signIn}${new URL(c.req.url).search}`;
    return renderPage(web, c, signInToReconnect(open, provider, action));
  }
  const status = state.kind === "fresh" ? 200 : 422;
  const form = reconnectForm(web, open, state, signIn);
  return renderPage(web, c, { ...form, status });
}

/** They go to the provider's page. */
const toSignIn: Answering = async (web, c, at) => {
  const { mailbox, incident } = at.open;
  const { provider, address, id: mailboxId } = mailbox;
  if (!isOAuthProvider(provider)) return c.notFound();
  const token = await at.token();
  if (token === null) return c.redirect(at.path, 303);
  const linkHash = hashOfToken(token);
  const pickAccount = c.req.query("account") === "another";
  const purpose = { kind: "reconnect", address, mailboxId, incidentId: incident.id, linkHash } as const;
  const { member, workspace } = c.get("who");
  const who = { memberId: member.id, workspaceId: workspace.id };
  return toProvider(web, c as Context, { ...who, provider, pickAccount, purpose });
};

/** They entered a new password. */
const enter: Answering = async (web, c, at) => {
  const form = readReconnectForm(await c.req.parseBody());
  if (form.kind === "unclear") return showForm(web, c, at, form);
  const { address, secret, server } = form;
  const token = await at.token();
  if (token === null) return c.redirect(at.path, 303);
  const memberId = c.get("who").member.id;
  const result = await reconnectMailbox(web.ctx, { token, memberId, address, secret, server });
  switch (result.kind) {
    case "proven":
      return c.redirect(`/reconnecting/${result.reconnectId}`, 303);
    case "still-refused":
      return showForm(web, c, at, { kind: "refused", form, smtp: result.smtp, imap: result.imap });
    case "too-many-tries": {
      const { timeZone } = c.get("who").workspace;
      return renderTooMany(web, c as Context, { until: result.until, timeZone, again: at.path });
    }
    case "other-mailbox":
      return renderPage(web, c, otherMailbox(result, token));
    case "signs-in-elsewhere":
      return c.redirect(at.path, 303);
    default:
      return renderPage(web, c, reconnectRefused(result, c.get("who").workspace.timeZone));
  }
};
