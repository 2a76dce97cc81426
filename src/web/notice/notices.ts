import { Hono } from "hono";
import { html } from "hono/html";
import type { BotChat } from "../../bots/bot-chat.ts";
import { kindOf, pressOf } from "../../bots/bot-kinds.ts";
import { isDialog } from "../../bots/dialog.ts";
import type { Reply } from "../../bots/reply.ts";
import { isId } from "../../core/is-id.ts";
import { mayRead, type Need } from "../../core/notice/notice.ts";
import type { OpenNotice } from "../../core/notice/open-notices.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { noticeArticle } from "./notice-card.ts";

const HEADINGS: Record<Need, string> = {
  act: "This needs you",
  decide: "Please decide",
  know: "Good to know",
};

/** The pages, as a press sees the place that it comes from. */
const HERE: Pick<BotChat, "platform" | "words"> = {
  platform: "web",
  words: { name: "the web app", workspace: "workspace", command: "", invite: "" },
};

/** `/notices/<kind>/<id>`: one notice with its presses, for who came by a letter or the dashboard. */
export function noticePages(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  async function find(member: Member, kind: string, id: string): Promise<OpenNotice | null> {
    const source = Object.hasOwn(ctx.notices, kind) ? ctx.notices[kind] : undefined;
    const notice = source && mayRead(source, member) && isId(id) ? await source.load(ctx, id) : null;
    return notice?.workspaceId === member.workspaceId ? { about: { kind, id }, notice } : null;
  }
  return new Hono<MemberEnv>()
    .get("/notices/:kind/:id", async (c) => {
      const { workspace, member } = c.get("who");
      const found = await find(member, c.req.param("kind"), c.req.param("id"));
      if (found === null) return c.notFound();
      const sight = { now: ctx.clock.now(), zone: workspace.timeZone };
      const { stage, title } = found.notice.view;
      return renderPage(web, c, {
        title,
        live: true,
        width: "narrow",
        body: html`<h1>${found.notice.over ? "Settled" : HEADINGS[found.notice.need]}</h1>
<section class="card alert ${stage}"><h2 class="hidden">The alert</h2>${noticeArticle(found, sight)}</section>`,
      });
    })
    .post("/notices/:kind/:id/:press", async (c) => {
      const { workspace, member } = c.get("who");
      const { kind, id, press } = c.req.param();
      const found = await find(member, kind, id);
      const of = web.bots === null ? undefined : kindOf(web.bots.kinds, kind);
      const handler = pressOf(of, press);
      const subject = (await of?.find(ctx, id)) ?? null;
      if (found === null || web.bots === null || handler === undefined) return c.notFound();
      if (subject?.workspaceId !== workspace.id) return c.notFound();
      const acting = { chat: HERE, member, subject: subject.subject };
      const said = await handler.press({ ...ctx, ...web.bots }, acting, { value: "", portion: null });
      const answer = isDialog(said) ? said.elsewhere : said;
      return renderPage(
        web,
        c,
        plainPage({
          title: found.notice.view.title,
          status: 200,
          lines: linesOf(answer),
          action: html`<a class="button" href="/notices/${kind}/${id}">See the alert</a> <a class="button" href="/">Go to the dashboard</a>`,
        }),
      );
    });
}

/** The same answer as in the chat: its sentence, what it lists, and words of others. */
const linesOf = ({ text, items, quote }: Reply): (string | Markup)[] => [
  ...(text === "" ? [] : [text]),
  ...items.map((item) => html`<b>${item.title}</b>: ${item.text}`),
  ...(quote === null ? [] : [`“${quote}”`]),
];
