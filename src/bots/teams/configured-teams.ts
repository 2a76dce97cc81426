import type { ConfiguredPlatform } from "../configured-platform.ts";
import type { TeamsSettings } from "./teams-config.ts";

/** Microsoft Teams with its configuration. */
export const configuredTeams = (settings: TeamsSettings): ConfiguredPlatform => ({
  platform: "teams",
  open: async (ctx) => (await import("./open-teams-platform.ts")).openTeamsPlatform(ctx, settings),
  openOperatorLine: null,
  openApp: null,
  secretEnding: settings.secretEndsAt && {
    title: "Microsoft Teams",
    setAs: "TEAMS_APP_PASSWORD",
    at: settings.secretEndsAt,
  },
  check: async (_, publicUrl) =>
    (await import("./check-teams.ts")).checkTeams(settings, `${publicUrl}/api/messages`),
});
