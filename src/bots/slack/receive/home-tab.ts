import type { App } from "@slack/bolt";
import type { HomeView, KnownBlock } from "@slack/types";
import { type Home, home } from "../../home.ts";
import { replyBlocks } from "../render/render.ts";
import type { Slack } from "./here.ts";
import { notForThem } from "./not-for-them.ts";
import { presser } from "./presser.ts";

/** Shows a member what is theirs, made anew each time they open the app. */
export function listenForHome(app: App, { ctx, here }: Slack): void {
  app.event("app_home_opened", async ({ event, body, context }) => {
    if (event.tab !== "home") return;
    const { team } = await here(context.teamId);
    const who = await presser(ctx, team, { id: event.user, teamId: body.team_id }, null);
    const content =
      who.kind === "member"
        ? await home(ctx, who.member)
        : [{ title: "Welcome", content: notForThem(who.kind) }];
    await team.web.views.publish({ user_id: event.user, view: homeView(content) });
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
