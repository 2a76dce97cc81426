import type { ConfiguredPlatform } from "./bots/configured-platform.ts";
import type { OpenPlatform } from "./bots/open-platform.ts";
import { configuredSlack } from "./bots/slack/configured-slack.ts";
import { slackPlatform } from "./bots/slack/slack-platform.ts";
import { configuredTeams } from "./bots/teams/configured-teams.ts";
import { teamsPlatform } from "./bots/teams/teams-platform.ts";
import type { Config } from "./config.ts";
import type { ChatPlatform, ChatPlatforms } from "./core/chat/chat-platform.ts";
import { type Chats, chatsOf } from "./core/chat/chats.ts";
import type { Context } from "./core/context.ts";
import type { SecretEnding } from "./core/foresight/secrets-ending.ts";
import type { Check } from "./core/health/check.ts";
import type { OperatorLine } from "./core/health/operator-line.ts";
import type { ChatApps } from "./core/installation/chat-app-port.ts";
import type { OAuthPort } from "./core/mailbox/oauth-port.ts";

/** The platforms that this version knows. */
export const chatPlatforms: ChatPlatforms = { slack: slackPlatform, teams: teamsPlatform };

/** Reads each platform from the configuration; null: it is not configured. */
const PLATFORMS: ((config: Config) => ConfiguredPlatform | null)[] = [
  ({ slack }) => slack && configuredSlack(slack),
  ({ teams }) => teams && configuredTeams(teams),
];

const configured = (config: Config): ConfiguredPlatform[] =>
  PLATFORMS.flatMap((platformIn) => platformIn(config) ?? []);

/** Messages and items of before 2026-12 name no platform: there was one then. */
const OLDEST_PLATFORM = "slack";

/** The names of the platforms that are configured. */
export const configuredPlatforms = (config: Config): string[] =>
  configured(config).map(({ platform }) => platform);

/** The configured platforms, in the order in which people are searched for. */
export const openPlatforms = (ctx: Context, config: Config): Promise<OpenPlatform[]> =>
  Promise.all(configured(config).map(({ open }) => open(ctx)));

/** The chats of every workspace, on all platforms that are open. */
export const openChats = (platforms: readonly Pick<OpenPlatform, "platform" | "chatOf">[]): Chats =>
  chatsOf(Object.fromEntries(platforms.map(({ platform, chatOf }) => [platform, chatOf])), OLDEST_PLATFORM);

/** A chat that needs no configuration. `definition`: what it is to the product. */
export type BroughtChat = Pick<OpenPlatform, "platform" | "chatOf"> & { definition: ChatPlatform };

/** The same, where this chat is known too. */
export const withChat = <C extends Pick<Context, "platforms">>(ctx: C, chat?: BroughtChat): C =>
  chat ? { ...ctx, platforms: { ...ctx.platforms, [chat.platform]: chat.definition } } : ctx;

/** The operator's own chat, which needs no database; null: there is none. */
export const openOperatorLine = async (config: Config): Promise<OperatorLine | null> =>
  (await configured(config)
    .find(({ openOperatorLine }) => openOperatorLine)
    ?.openOperatorLine?.()) ?? null;

/** Whether the operator has a chat of their own. */
export const hasOperatorChat = (config: Config): boolean =>
  configured(config).some(({ openOperatorLine }) => openOperatorLine !== null);

/** The apps that people install in chats of theirs. */
export async function openChatApps(config: Config): Promise<ChatApps> {
  const apps = configured(config).flatMap(({ platform, openApp }) =>
    openApp ? [openApp(callbackOf(config, platform)).then((app) => [platform, app] as const)] : [],
  );
  return Object.fromEntries(await Promise.all(apps));
}

/** The secrets of the operator's apps in chats whose last day is known. */
export const chatSecretsOf = (config: Config): SecretEnding[] =>
  configured(config).flatMap(({ secretEnding }) => secretEnding ?? []);

/** Where people come back to who install our app in a chat of theirs. */
const callbackOf = ({ publicUrl }: Config, platform: string) => `${publicUrl}/${platform}/oauth_redirect`;

/** Whether each platform accepts its configuration. */
export async function checkPlatforms(config: Config): Promise<Check[]> {
  const checks = configured(config).map(({ platform, check }) =>
    check(callbackOf(config, platform), config.publicUrl),
  );
  return (await Promise.all(checks)).flat();
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
