import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { memberOfDrillLink } from "../../core/drill/drill-link.ts";
import type { Drill } from "../../core/drill/drill-store.ts";
import { REHEARSE_WORDS } from "../../core/drill/drill-words.ts";
import {
  openDrill,
  type RehearseResult,
  rehearse,
  STAND_IN_SECRET,
} from "../../core/drill/go-through-drill.ts";
import { isId } from "../../core/is-id.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Env, Web } from "../env.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { field } from "../parts/field.ts";
import { plainPage } from "../parts/plain-page.ts";
import { notYours } from "../reconnect/reconnect-refusals.ts";

/**
 * `/drills/<id>`: the page to reconnect, in a rehearsal. Its stand-in has a password of its own, and no member's password is asked
 * for. A member who comes from a chat has their own link, and need not be signed in, as with the real one.
 */
export function drillPage(web: Web): Hono<Env> {
  const { ctx } = web;
  const find = async (c: Context<Env>): Promise<{ drill: Drill; memberId: string } | null> => {
    const id = c.req.param("id") ?? "";
    const drill = isId(id) ? await ctx.store.drills.get(id) : null;
    const who = c.get("who");
    if (drill === null || who?.workspace.id === drill.workspaceId) {
      return drill && who && { drill, memberId: who.member.id };
    }
    const memberId = who === null ? memberOfDrillLink(ctx, drill, c.req.query()) : null;
    return memberId === null ? null : { drill, memberId };
  };
  const refusal = async (drill: Drill, memberId: string) => {
    const entitled = await ctx.store.fixers.entitled(drill.mailboxId);
    if (!entitled.some(({ id }) => id === memberId)) return notYours(entitled, null);
    return drill.endedAt === null ? null : ended({ kind: "over" });
  };
  const show = async (c: Context<Env>, drill: Drill, wrong?: string) => {
    const mailbox = await ctx.store.mailboxes.get(drill.mailboxId);
    return renderPage(web, c, form(mailbox?.address ?? "the mailbox", wrong));
  };
  return new Hono<Env>()
    .get("/drills/:id", async (c, next) => {
      const found = await find(c);
      if (found === null) return next();
      const { drill, memberId } = found;
      const refused = await refusal(drill, memberId);
      if (refused !== null) return renderPage(web, c, refused);
      return show(c, drill);
    })
    .post("/drills/:id", async (c, next) => {
      const found = await find(c);
      if (found === null) return next();
      const { drill, memberId } = found;
      const refused = await refusal(drill, memberId);
      if (refused !== null) return renderPage(web, c, refused);
      await openDrill(ctx, drill);
      const { secret } = await c.req.parseBody();
      const result = await rehearse(ctx, drill, memberId, typeof secret === "string" ? secret : "");
      return result.kind === "refused"
        ? show(c, drill, outcomeOf(REHEARSE_WORDS, result, null).sentence)
        : renderPage(web, c, ended(result));
    });
}

const form = (address: string, wrong: string | undefined): PageParts => ({
  title: `Rehearsal: ${address}`,
  width: "narrow",
  status: wrong === undefined ? 200 : 422,
  body: html`<div class="title"><h1>Rehearsal: reconnect ${address}</h1>
<p>The mailbox works, and nothing you do here touches it. A stand-in takes the place of its provider. <b>Do not type a real password.</b></p></div>
<form method="post" class="card stack" autocomplete="off">
${field({
  name: "secret",
  label: "Word of the stand-in",
  wrong,
  hint: html`It takes <code>${STAND_IN_SECRET}</code>.`,
  more: html`required autofocus autocomplete="off" autocapitalize="none" spellcheck="false"`,
})}
<p class="actions"><button class="main">Reconnect the stand-in</button></p></form>`,
});

/** The page after a rehearsal: its end, or that it had ended before. */
function ended(result: Exclude<RehearseResult, { kind: "refused" }>): PageParts {
  const { title, sentence } = outcomeOf(REHEARSE_WORDS, result, null);
  return plainPage({ title, lines: [sentence], status: result.kind === "done" ? 200 : 410 });
}
