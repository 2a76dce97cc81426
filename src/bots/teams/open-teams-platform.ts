import type { Context } from "../../core/context.ts";
import type { OpenPlatform } from "../open-platform.ts";
import { openTeams } from "./receive/open-teams.ts";
import type { TeamsSettings } from "./teams-config.ts";
import { openTeamsWorkspaces } from "./workspaces/teams-workspaces.ts";

export function openTeamsPlatform(ctx: Context, settings: TeamsSettings): OpenPlatform {
  const workspaces = openTeamsWorkspaces(ctx, settings);
  return {
    platform: "teams",
    path: "/api",
    chatOf: workspaces.chatOf,
    listen: (own) => openTeams(own, workspaces),
  };
}
