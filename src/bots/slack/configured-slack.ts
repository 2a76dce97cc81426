import type { ConfiguredPlatform } from "../configured-platform.ts";
import type { SlackSettings } from "./slack-config.ts";

/** Slack with its configuration. */
export function configuredSlack(settings: SlackSettings): ConfiguredPlatform {
  const { botToken, app, apiUrl } = settings;
  return {
    platform: "slack",
    open: async (ctx) => (await import("./open-slack-platform.ts")).openSlackPlatform(ctx, settings),
    openOperatorLine:
      botToken === null
        ? null
        : async () => (await import("./operator-line.ts")).slackOperatorLine({ botToken, apiUrl }),
    openApp:
      app === null
        ? null
        : async (redirectUri) =>
            (await import("./workspaces/slack-app.ts")).slackApp({ ...app, apiUrl }, redirectUri),
    secretEnding: null,
    check: async (redirectUri) => (await import("./check-slack.ts")).checkSlack(settings, redirectUri),
  };
}
