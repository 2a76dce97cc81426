import type { OpenPlatform } from "./bots/open-platform.ts";
import { slackPlatform } from "./bots/slack/slack-platform.ts";
import type { Config } from "./config.ts";
import type { ChatPlatform, ChatPlatforms } from "./core/chat/chat-platform.ts";
import { type Chats, chatsOf } from "./core/chat/chats.ts";
import type { Context } from "./core/context.ts";
import type { Check } from "./core/health/check.ts";
import type { OperatorLine } from "./core/health/operator-line.ts";
import type { ChatApps } from "./core/installation/chat-app-port.ts";
import type { OAuthPort } from "./core/mailbox/oauth-port.ts";

// A platform is loaded only where it is configured: importing it takes time and memory.

/** The platforms that this version knows. */
export const chatPlatforms: ChatPlatforms = { slack: slackPlatform };

/** Messages and items of before 2026-12 name no platform: there was one then. */
const OLDEST_PLATFORM = "slack";

/** The names of the platforms that are configured. */
export const configuredPlatforms = ({ slack }: Config): string[] => (slack === null ? [] : ["slack"]);

/** The configured platforms, in the order in which people are searched for. */
export async function openPlatforms(ctx: Context, { slack }: Config): Promise<OpenPlatform[]> {
  const open: OpenPlatform[] = [];
  if (slack !== null)
    open.push((await import("./bots/slack/open-slack-platform.ts")).openSlackPlatform(ctx, slack));
  return open;
}

/** The chats of every workspace, on all platforms that are open. */
export const openChats = (platforms: readonly Pick<OpenPlatform, "platform" | "chatOf">[]): Chats =>
  chatsOf(Object.fromEntries(platforms.map(({ platform, chatOf }) => [platform, chatOf])), OLDEST_PLATFORM);

/** A chat that needs no configuration. `definition`: what it is to the product. */
export type BroughtChat = Pick<OpenPlatform, "platform" | "chatOf"> & { definition: ChatPlatform };

/** The same, where this chat is known too. */
export const withChat = <C extends Pick<Context, "platforms">>(ctx: C, chat?: BroughtChat): C =>
  chat ? { ...ctx, platforms: { ...ctx.platforms, [chat.platform]: chat.definition } } : ctx;

/** The operator's own channel, which needs no database; null: there is none. */
export async function openOperatorLine({ slack }: Config): Promise<OperatorLine | null> {
  if (slack?.botToken) {
    const { slackOperatorLine } = await import("./bots/slack/operator-line.ts");
    return slackOperatorLine({ ...slack, botToken: slack.botToken });
  }
  return null;
}

/** Whether the operator has a chat of their own. */
export const hasOperatorChat = ({ slack }: Config): boolean => Boolean(slack?.botToken);

/** The apps that people install in chats of theirs. */
export async function openChatApps({ slack, publicUrl }: Config): Promise<ChatApps> {
  const apps: Record<string, ChatApps[string]> = {};
  if (slack?.app) {
    const { slackApp } = await import("./bots/slack/workspaces/slack-app.ts");
    apps.slack = slackApp({ ...slack.app, apiUrl: slack.apiUrl }, callbackOf(publicUrl, "slack"));
  }
  return apps;
}

/** Where people come back to who install our app in a chat of theirs. */
const callbackOf = (publicUrl: string, platform: string) => `${publicUrl}/${platform}/oauth_redirect`;

/** Whether each platform takes what it is configured with. */
export async function checkPlatforms({ slack, publicUrl }: Config): Promise<Check[]> {
  const checks: Check[] = [];
  if (slack !== null) {
    const { checkSlack } = await import("./bots/slack/check-slack.ts");
    checks.push(...(await checkSlack(slack, callbackOf(publicUrl, "slack"))));
  }
  return checks;
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
