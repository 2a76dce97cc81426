import { type Context, Hono } from "hono";
import { isId } from "../../core/is-id.ts";
import { issueReconnectLink } from "../../core/mailbox/issue-reconnect-link.ts";
import { openReconnectLink } from "../../core/mailbox/open-reconnect-link.ts";
import { type ReconnectResult, reconnectMailbox } from "../../core/mailbox/reconnect-mailbox.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import {
  type ReconnectForm,
  type ReconnectFormState,
  readReconnectForm,
  reconnectForm,
} from "../parts/reconnect-form.ts";
import { closedLink, notYours, otherMailbox, solved, underWay } from "../parts/reconnect-refusals.ts";

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
      if (total > 1) return c.redirect(`/incidents/${incident.id}`, 303);
      const only = rows[0] ?? (await ctx.store.incidents.lastEnded(incident.id));
      return only ? issue(web, c, incident.id, only.mailboxId) : c.notFound();
    })
    .get("/reconnect/incident/:id/:mailboxId", (c) =>
      issue(web, c, c.req.param("id"), c.req.param("mailboxId")),
    )

    .get("/reconnect/:token", (c) => showForm(web, c, { kind: "fresh" }))
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

/** The form, or why there is none: the link is closed, or somebody else's. */
async function showForm(web: Web, c: Context<MemberEnv>, state: ReconnectFormState) {
  const { member, workspace } = c.get("who");
  const link = await openReconnectLink(web.ctx, c.req.param("token") ?? "");
  if (link.kind !== "open") return renderPage(web, c, closedLink(link, workspace.timeZone));
  if (link.member.id !== member.id) {
    const entitled = await web.ctx.store.members.entitled(link.mailbox.id);
    return renderPage(web, c, notYours(entitled, link.incident.id));
  }
  const status = state.kind === "fresh" ? 200 : 422;
  return renderPage(web, c, { ...reconnectForm(web, link, state), status });
}

async function issue(web: Web, c: Context<MemberEnv>, incidentId: string, mailboxId: string) {
  if (!isId(incidentId) || !isId(mailboxId)) return c.notFound();
  const { member, workspace } = c.get("who");
  const result = await issueReconnectLink(web.ctx, { memberId: member.id, incidentId, mailboxId });
  switch (result.kind) {
    case "issued":
      return c.redirect(`/reconnect/${result.token}`, 303);
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
    case "not-yours":
      return renderPage(web, c, notYours(result.entitled, null));
    case "under-way":
      return renderPage(web, c, underWay(result.reconnectId));
    case "link-solved":
      return renderPage(web, c, solved(result.link, c.get("who").workspace.timeZone));
    case "link-expired":
      return renderPage(web, c, closedLink({ kind: "expired", incidentId: result.incidentId }, ""));
    case "link-spent":
      return renderPage(
        web,
        c,
        closedLink({ kind: "spent", incidentId: result.incidentId, reconnect: null }, ""),
      );
    case "link-unknown":
      return renderPage(web, c, closedLink({ kind: "unknown" }, ""));
  }
}
