import { Hono } from "hono";
import { isId } from "../../core/is-id.ts";
import { chooseFixers } from "../../core/mailbox/choose-fixers.ts";
import { CHOOSE_FIXERS_WORDS } from "../../core/mailbox/choose-fixers-words.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { plainPage } from "../parts/plain-page.ts";

const STATUS = { "not-entitled": 403, "no-such-member": 422, overtaken: 409 } as const;

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
    if (result.kind === "saved") return c.redirect(`/mailboxes/${id}`, 303);
    const about = { address: mailbox.address, owner: "", backups: [] };
    const { title, sentence } = outcomeOf(CHOOSE_FIXERS_WORDS, result, about);
    return renderPage(web, c, plainPage({ title, status: STATUS[result.kind], lines: [sentence] }));
  });
}
