import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { endSession, listSessions, signOutEverywhere } from "../../core/sign-in/session.ts";
import type { SessionRow } from "../../core/sign-in/session-store.ts";
import { type QuietHours, quietUntil, sayQuietHours } from "../../core/time/quiet-hours.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { chooseQuietHours } from "../../core/workspace/choose-quiet-hours.ts";
import type { SignedIn } from "../../core/workspace/member.ts";
import { QUIET_HOURS_WORDS } from "../../core/workspace/quiet-hours-words.ts";
import type { MemberEnv, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { anyChat } from "../parts/chat-title.ts";
import { field } from "../parts/field.ts";
import type { Markup } from "../parts/markup.ts";
import { clockTime, type Sight } from "../parts/time.ts";
import { connectForm } from "./connect-code.ts";
import { closeSession } from "./session.ts";
import { sessionList } from "./session-list.ts";

/** `/you`: a member's name and address, their quiet hours, and the browsers in which they are signed in. */
export function youPage(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const sightOf = ({ workspace }: SignedIn) => ({
    now: ctx.clock.now(),
    zone: workspace.timeZone,
    chat: anyChat(ctx.platforms),
  });
  return new Hono<MemberEnv>()
    .get("/you", async (c) => {
      const who = c.get("who");
      const hours = (await ctx.store.members.quietHours(who.member.id))?.hours ?? null;
      const typed = hours === null ? "" : sayQuietHours(hours);
      const saved = c.req.query("saved") === "yes";
      return renderPage(
        web,
        c,
        page(
          who,
          hours,
          sightOf(who),
          { typed, saved },
          await listSessions(ctx, who.member),
          connectForm(web, who.member),
        ),
      );
    })
    .post("/you", async (c) => {
      const who = c.get("who");
      const { quiet } = await c.req.parseBody();
      const typed = typeof quiet === "string" ? quiet : "";
      const isEmptied = quiet !== undefined && typed.trim() === "";
      const result = await chooseQuietHours(ctx, who.member, isEmptied ? "off" : typed);
      if (result.kind === "saved") return c.redirect("/you?saved=yes", 303);
      const hours = (await ctx.store.members.quietHours(who.member.id))?.hours ?? null;
      const parts = page(
        who,
        hours,
        sightOf(who),
        { typed, wrong: outcomeOf(QUIET_HOURS_WORDS, result, null).sentence },
        await listSessions(ctx, who.member),
        connectForm(web, who.member),
      );
      return renderPage(web, c, { ...parts, status: 422 });
    })
    .post("/you/sessions/:id/end", async (c) => {
      await endSession(ctx, c.get("who").member, c.req.param("id"));
      return c.redirect("/you", 303);
    })
    .post("/you/sign-out-everywhere", async (c) => {
      await signOutEverywhere(ctx, c.get("who").member);
      await closeSession(web, c as Context);
      return c.redirect("/sign-in", 303);
    });
}

type Form = { typed: string; saved?: boolean; wrong?: string };

function page(
  who: SignedIn,
  hours: QuietHours | null,
  sight: Sight & { chat: string },
  form: Form,
  sessions: SessionRow[],
  connect: Markup,
): PageParts {
  const { name, email, role } = who.member;
  const { chat } = sight;
  return {
    title: "You",
    width: "narrow",
    body: html`<div class="title"><p class="crumb"><a href="/settings">Settings</a></p><h1>${name}</h1>
<p>${email}${role === "admin" ? html` · an admin of ${who.workspace.name}` : ""}. ${chat} knows you by the same address.</p></div>
${form.saved ? html`<p class="notice good" role="status">Saved. ${nowSaid(hours, sight)}</p>` : ""}
<form method="post" class="card stack" autocomplete="off">
<h2>Quiet hours</h2>
<p>In quiet hours Unpause sends you nothing, in ${chat} or by mail, unless a send would be missed.</p>
${field({
  name: "quiet",
  label: "From when until when",
  value: form.typed,
  wrong: form.wrong,
  hint: `${form.wrong ? "By" : "Such as 22:00 to 07:00, by"} the clocks of ${sight.zone}, where it is ${clockTime(sight.now, sight)} now. Leave it empty to get messages at any hour.`,
  more: html`spellcheck="false"`,
})}
${form.saved || hours === null ? "" : html`<p>${nowSaid(hours, sight)}</p>`}
<p class="actions"><button class="main">Save</button></p></form>
${connect}
${sessionList(sessions, who.session.id, sight)}`,
  };
}

function nowSaid(hours: QuietHours | null, sight: Sight): string {
  const { sentence } = outcomeOf(QUIET_HOURS_WORDS, { kind: "saved", hours }, null);
  const until = hours === null ? null : quietUntil(hours, sight.zone, sight.now);
  return until === null ? sentence : `${sentence} They are on now, until ${clockTime(until, sight)}.`;
}
