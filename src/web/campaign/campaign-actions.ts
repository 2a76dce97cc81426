import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { decideHeld } from "../../core/campaign/decide-held.ts";
import { pauseCampaign } from "../../core/campaign/pause-campaign.ts";
import { rewritePlaceholders } from "../../core/campaign/placeholder/rewrite-placeholders.ts";
import { resumeCampaign } from "../../core/campaign/resume-campaign.ts";
import { startCampaign } from "../../core/campaign/start-campaign.ts";
import { DECIDE_HELD_WORDS } from "../../core/campaign/words/decide-held.ts";
import { PAUSE_WORDS } from "../../core/campaign/words/pause.ts";
import { RESUME_WORDS } from "../../core/campaign/words/resume.ts";
import { START_WORDS } from "../../core/campaign/words/start.ts";
import { chooseChannel } from "../../core/incident/choose-channel.ts";
import { isId } from "../../core/is-id.ts";
import { HAND_HELD_FOR } from "../../core/lead/held-for.ts";
import { type Outcome, outcome, outcomeOf } from "../../core/words/outcome.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import type { Markup } from "../parts/markup.ts";
import { plainPage } from "../parts/plain-page.ts";
import { placeholdersFound } from "./foreign-placeholders.ts";
import { leadsLack } from "./leads-lack.ts";
import { noPublicUrl } from "./no-public-url.ts";

const BY_COMMAND = html`Bring some in with <code>npx unpause campaign import</code>, then start it.`;

const nameOf = async (
  { store }: Web["ctx"],
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
): Promise<string> =>
  (await store.campaigns.names(workspaceId)).find(({ id }) => id === campaignId)?.name ?? "The campaign";

/** Handles the buttons of a campaign's page. */
export function campaignActions(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const whose = (c: Context<MemberEnv>) => {
    const { member, workspace } = c.get("who");
    const campaignId = c.req.param("id") ?? "";
    return { workspaceId: workspace.id, memberId: member.id, campaignId };
  };
  const about = async (c: Context<MemberEnv>) => ({ name: await nameOf(ctx, whose(c)) });
  const back = (c: Context<MemberEnv>) => c.redirect(`/campaigns/${c.req.param("id")}`, 303);
  const unchanged = (c: Context<MemberEnv>, { title, sentence }: Outcome, more: Markup | null = null) =>
    renderPage(
      web,
      c,
      plainPage({
        title,
        status: 409,
        lines: more === null ? [sentence] : [sentence, more],
        action: html`<a class="button" href="/campaigns/${c.req.param("id")}">Back to the campaign</a>`,
      }),
    );

  const actions = new Hono<MemberEnv>();
  actions.use("/campaigns/:id/:verb", async (c, next) => (isId(c.req.param("id")) ? next() : c.notFound()));
  return actions
    .post("/campaigns/:id/pause", async (c) => {
      const result = await pauseCampaign(ctx, whose(c));
      switch (result.kind) {
        case "paused":
        case "already-paused":
          return back(c);
        case "not-running":
          return unchanged(c, outcomeOf(PAUSE_WORDS, result, await about(c)));
        case "no-such-campaign":
          return c.notFound();
      }
    })
    .post("/campaigns/:id/resume", async (c) => {
      const result = await resumeCampaign(ctx, whose(c));
      switch (result.kind) {
        case "running":
        case "waiting":
          return back(c);
        case "disconnected":
        case "not-paused":
          return unchanged(c, outcomeOf(RESUME_WORDS, result, await about(c)));
        case "no-such-campaign":
          return c.notFound();
      }
    })
    .post("/campaigns/:id/channel", async (c) => {
      const { platform, channel } = await c.req.parseBody();
      const result = await chooseChannel(ctx, whose(c), {
        // A page that was opened before there were several does not name its chat.
        platform: typeof platform === "string" ? platform : (Object.keys(ctx.platforms)[0] ?? ""),
        wished: typeof channel === "string" ? channel : "",
      });
      switch (result.kind) {
        case "chosen":
          return back(c);
        case "unclear":
          return unchanged(c, outcome("That is not a channel", result.why));
        case "no-such-campaign":
          return c.notFound();
      }
    })
    .post("/campaigns/:id/start", async (c) => {
      const body = await c.req.parseBody();
      const despiteLacking = body.despiteLacking === "yes";
      const despitePlaceholders = body.despitePlaceholders === "yes";
      const despitePublicUrl = body.despitePublicUrl === "yes";
      const despite = { despiteLacking, despitePlaceholders };
      const result = await startCampaign(ctx, { ...whose(c), ...despite, despitePublicUrl });
      switch (result.kind) {
        case "running":
        case "waiting":
          return back(c);
        case "leads-lack":
          return renderPage(web, c, leadsLack(whose(c).campaignId, result.lacking, despitePlaceholders));
        case "foreign-placeholders": {
          const { campaignId } = whose(c);
          return renderPage(web, c, placeholdersFound(campaignId, result.found, despiteLacking));
        }
        case "no-public-url":
          return renderPage(web, c, noPublicUrl(whose(c).campaignId, result.trouble, ctx.publicUrl, despite));
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
      const result = await rewritePlaceholders(ctx, whose(c));
      switch (result.kind) {
        case "rewritten":
          return back(c);
        case "not-a-draft":
          return unchanged(
            c,
            outcome("It was started already", "Its texts stay as they are. Nothing was changed."),
          );
        case "no-such-campaign":
          return c.notFound();
      }
    })
    .post("/campaigns/:id/decide-held", async (c) => {
      const { campaignId } = whose(c);
      const { enrolmentId, decision, ...body } = await c.req.parseBody();
      const heldFor = HAND_HELD_FOR.find((one) => one === body.heldFor);
      if (decision !== "go-on" && decision !== "remove") return c.notFound();
      const one = typeof enrolmentId === "string" && isId(enrolmentId) ? { campaignId, enrolmentId } : null;
      const held = one ?? (heldFor && { campaignId, heldFor });
      if (!held) return c.notFound();
      const result = await decideHeld(ctx, whose(c), held, decision);
      switch (result.kind) {
        case "decided":
          return back(c);
        case "already-decided":
          return unchanged(c, outcomeOf(DECIDE_HELD_WORDS, result, { ...(await about(c)), decision }));
        case "no-such-campaign":
          return c.notFound();
      }
    });
}
