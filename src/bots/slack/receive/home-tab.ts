import type { App } from "@slack/bolt";
import type { HomeView, KnownBlock } from "@slack/types";
import { handleHome } from "../../handle-home.ts";
import type { Home } from "../../home.ts";
import { replyBlocks } from "../render/render.ts";
import { chatOf, personOf, type Slack } from "./here.ts";

/** The home tab, made anew each time a person opens the app. */
export function listenForHome(app: App, slack: Slack): void {
  app.event("app_home_opened", async ({ event, body, context }) => {
    if (event.tab !== "home") return;
    const here = await slack.here(context.teamId);
    const by = personOf(here, { id: event.user, teamId: body.team_id });
    const view = homeView(await handleHome(slack.ctx, chatOf(here), by));
    await here.workspace.web.views.publish({ user_id: event.user, view });
  });
}

function homeView(parts: Home): HomeView {
  return {
    type: "home",
    blocks: parts.flatMap(({ title, content }): KnownBlock[] => [
      ...(title === null
        ? []
        : [{ type: "header", text: { type: "plain_text", text: title, emoji: false } } as const]),
      ...replyBlocks(content),
    ]),
  };
}
