import type { Bots } from "./bots/bot-kinds.ts";
import type { OpenSlack } from "./bots/slack/receive/open-slack.ts";
import { slackPlatform } from "./bots/slack/slack-platform.ts";
import type { SlackWorkspaces } from "./bots/slack/workspaces/slack-workspace.ts";
import type { Config } from "./config.ts";
import type { ChatPlatforms } from "./core/chat/chat-platform.ts";
import { type Chats, chatsOf } from "./core/chat/chats.ts";
import type { Context } from "./core/context.ts";
import type { OperatorLine } from "./core/health/operator-line.ts";
import type { ChatApps } from "./core/installation/chat-app-port.ts";
import type { OAuthPort } from "./core/mailbox/oauth-port.ts";

// A platform is loaded only where it is configured: importing it takes time and memory.

/** The Slack workspaces that we are in; null: Slack is not set up. */
export async function openSlackWorkspaces(ctx: Context, { slack }: Config): Promise<SlackWorkspaces | null> {
  if (slack === null) return null;
  const { openSlackWorkspaces: open } = await import("./bots/slack/workspaces/slack-workspaces.ts");
  return open(ctx, slack);
}

/** All that this version knows. */
export const chatPlatforms: ChatPlatforms = { slack: slackPlatform };

/** Messages and items of before 2026-12 name no platform: there was one then. */
const OLDEST_PLATFORM = "slack";

/** The chats of every workspace, on all platforms that are set up. */
export const openChats = (workspaces: SlackWorkspaces | null): Chats =>
  chatsOf(workspaces ? { slack: workspaces.chatOf } : {}, OLDEST_PLATFORM);

/** The operator's own channel, which needs no database; null: there is none. */
export async function openOperatorLine({ slack }: Config): Promise<OperatorLine | null> {
  if (!slack?.botToken) return null;
  const { slackOperatorLine } = await import("./bots/slack/operator-line.ts");
  return slackOperatorLine({ ...slack, botToken: slack.botToken });
}

/** The apps that people install in chats of theirs. */
export async function openChatApps({ slack, publicUrl }: Config): Promise<ChatApps> {
  if (!slack?.app) return {};
  const { slackApp } = await import("./bots/slack/workspaces/slack-app.ts");
  return { slack: slackApp({ ...slack.app, apiUrl: slack.apiUrl }, `${publicUrl}/slack/oauth_redirect`) };
}

/** The providers at which mailboxes can be signed in to. */
export async function openOAuth({ google, microsoft, publicUrl }: Config): Promise<OAuthPort> {
  const port: OAuthPort = {};
  if (google !== null) {
    const { googleProvider } = await import("./io/oauth/google.ts");
    port.google = googleProvider(google, `${publicUrl}/oauth/google/callback`);
  }
  if (microsoft !== null) {
    const { microsoftProvider } = await import("./io/oauth/microsoft.ts");
    port.microsoft = microsoftProvider(microsoft, `${publicUrl}/oauth/microsoft/callback`);
  }
  return port;
}

/** Listens to what people do in Slack; null: Slack is not set up. */
export async function listenToSlack(
  ctx: Context,
  { slack }: Config,
  workspaces: SlackWorkspaces | null,
  bots: Bots,
): Promise<OpenSlack | null> {
  if (slack === null || workspaces === null) return null;
  const { openSlack } = await import("./bots/slack/receive/open-slack.ts");
  return openSlack({ ...ctx, ...bots }, slack, workspaces);
}
