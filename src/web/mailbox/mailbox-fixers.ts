import { Hono } from "hono";
import { isId } from "../../core/is-id.ts";
import { chooseFixers } from "../../core/mailbox/choose-fixers.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";

/** `/mailboxes/<id>/fixers`: takes the owner and the backups. */
export function mailboxFixers(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  return new Hono<MemberEnv>().post("/mailboxes/:id/fixers", async (c) => {
    const { member, workspace } = c.get("who");
    const id = c.req.param("id");
    const mailbox = isId(id) ? await ctx.store.mailboxes.get(id) : null;
    if (mailbox === null || mailbox.workspaceId !== workspace.id) return c.notFound();
    const body = await c.req.parseBody({ all: true });
    const backupIds = [body.backup ?? []].flat().filter((each) => typeof each === "string");
    const ownerId = typeof body.owner === "string" ? body.owner : mailbox.ownerId;
    const result = await chooseFixers(ctx, member, mailbox, { ownerId, backupIds });
    switch (result.kind) {
      case "saved":
        return c.redirect(`/mailboxes/${id}`, 303);
      case "not-entitled":
        return renderPage(
          web,
          c,
          plainPage({
            title: "Only the owner and admins choose that",
            status: 403,
            lines: ["Nothing was changed. Ask the mailbox's owner or an admin of your workspace."],
          }),
        );
      case "no-such-member":
        return renderPage(
          web,
          c,
          plainPage({
            title: "A member you chose was removed",
            status: 422,
            lines: ["Nothing was changed. Go back and choose again."],
          }),
        );
      case "overtaken":
        return renderPage(
          web,
          c,
          plainPage({
            title: "It was given to another member a moment ago",
            status: 409,
            lines: ["Nothing was changed. Look at who owns it now, and choose again."],
          }),
        );
    }
  });
}
