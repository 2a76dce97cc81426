import { Hono } from "hono";
import { pauseCampaign } from "../../core/campaign/pause-campaign.ts";
import { resumeCampaign } from "../../core/campaign/resume-campaign.ts";
import { PAUSE_WORDS } from "../../core/campaign/words/pause.ts";
import { RESUME_WORDS } from "../../core/campaign/words/resume.ts";
import { chooseChannel } from "../../core/incident/choose-channel.ts";
import { CHOOSE_CHANNEL_WORDS } from "../../core/incident/words/choose-channel.ts";
import { isId } from "../../core/is-id.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { MemberEnv, Web } from "../env.ts";
import { campaignAnswers } from "./campaign-answers.ts";
import { draftActions } from "./draft-actions.ts";
import { heldActions } from "./held-actions.ts";

/** Handles the buttons of a campaign's page. */
export function campaignActions(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const { target, about, back, unchanged } = campaignAnswers(web);
  const actions = new Hono<MemberEnv>();
  actions.use("/campaigns/:id/:verb", async (c, next) => (isId(c.req.param("id")) ? next() : c.notFound()));
  return actions
    .post("/campaigns/:id/pause", async (c) => {
      const result = await pauseCampaign(ctx, target(c));
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
      const result = await resumeCampaign(ctx, target(c));
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
      const result = await chooseChannel(ctx, target(c), {
        // A page that was opened before there were several does not name its chat.
        platform: typeof platform === "string" ? platform : (Object.keys(ctx.platforms)[0] ?? ""),
        wished: typeof channel === "string" ? channel : "",
      });
      switch (result.kind) {
        case "chosen":
          return back(c);
        case "unclear":
          return unchanged(c, outcomeOf(CHOOSE_CHANNEL_WORDS, result, null));
        case "no-such-campaign":
          return c.notFound();
      }
    })
    .route("/", draftActions(web))
    .route("/", heldActions(web));
}
