import type { Context } from "../../core/context.ts";
import type { OpenPlatform } from "../open-platform.ts";
import { openSlack } from "./receive/open-slack.ts";
import { openSlackWorkspaces } from "./workspaces/slack-workspaces.ts";
import type { SlackConfig } from "./workspaces/web-client.ts";

export function openSlackPlatform(ctx: Context, config: SlackConfig): OpenPlatform {
  const workspaces = openSlackWorkspaces(ctx, config);
  return {
    platform: "slack",
    path: "/slack",
    chatOf: workspaces.chatOf,
    listen: (own) => openSlack(own, config, workspaces),
  };
}
