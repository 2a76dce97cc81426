import { Hono } from "hono";
import { html } from "hono/html";
import { rewritePlaceholders } from "../../core/campaign/placeholder/rewrite-placeholders.ts";
import { startCampaign } from "../../core/campaign/start-campaign.ts";
import { REWRITE_PLACEHOLDERS_WORDS } from "../../core/campaign/words/rewrite-placeholders.ts";
import { START_WORDS } from "../../core/campaign/words/start.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { campaignAnswers } from "./campaign-answers.ts";
import { placeholdersFound } from "./foreign-placeholders.ts";
import { leadsLack } from "./leads-lack.ts";
import { noPublicUrl } from "./no-public-url.ts";

const BY_COMMAND = html`Bring some in with <code>npx unpause campaign import</code>, then start it.`;

/** Handles the buttons of a draft's page. */
export function draftActions(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const { target, about, back, unchanged } = campaignAnswers(web);
  return new Hono<MemberEnv>()
    .post("/campaigns/:id/start", async (c) => {
      const body = await c.req.parseBody();
      const despiteLacking = body.despiteLacking === "yes";
      const despitePlaceholders = body.despitePlaceholders === "yes";
      const despitePublicUrl = body.despitePublicUrl === "yes";
      const despite = { despiteLacking, despitePlaceholders };
      const result = await startCampaign(ctx, { ...target(c), ...despite, despitePublicUrl });
      switch (result.kind) {
        case "running":
        case "waiting":
          return back(c);
        case "leads-lack":
          return renderPage(web, c, leadsLack(target(c).campaignId, result.lacking, despitePlaceholders));
        case "foreign-placeholders": {
          const { campaignId } = target(c);
          return renderPage(web, c, placeholdersFound(campaignId, result.found, despiteLacking));
        }
        case "no-public-url":
          return renderPage(
            web,
            c,
            noPublicUrl(target(c).campaignId, result.trouble, ctx.publicUrl, despite),
          );
        case "no-leads":
        case "not-a-draft": {
          const { publicUrl } = ctx;
          const said = outcomeOf(START_WORDS, result, { ...(await about(c)), publicUrl });
          return unchanged(c, said, result.kind === "no-leads" ? BY_COMMAND : null);
        }
        case "no-such-campaign":
          return c.notFound();
      }
    })
    .post("/campaigns/:id/rewrite-placeholders", async (c) => {
      const result = await rewritePlaceholders(ctx, target(c));
      switch (result.kind) {
        case "rewritten":
          return back(c);
        case "not-a-draft":
          return unchanged(c, outcomeOf(REWRITE_PLACEHOLDERS_WORDS, result, await about(c)));
        case "no-such-campaign":
          return c.notFound();
      }
    });
}
