import type { ChatPlatforms } from "../../core/chat/chat-platform.ts";
import { sayChoice } from "../../core/words/say.ts";

/** How people call a chat. */
export const chatTitle = (platforms: ChatPlatforms, platform: unknown): string =>
  typeof platform === "string" && Object.hasOwn(platforms, platform)
    ? (platforms[platform]?.title ?? SOME)
    : SOME;

/** "Slack", or "Slack or Teams": the chats that this version knows. */
export const anyChat = (platforms: ChatPlatforms): string =>
  sayChoice(Object.values(platforms).map(({ title }) => title)) || SOME;

/** The chats in which people may be asked for a secret; null: there are none. */
export const chatsForSecrets = (platforms: ChatPlatforms): string | null =>
  sayChoice(
    Object.values(platforms)
      .filter(({ takesSecrets }) => takesSecrets)
      .map(({ title }) => title),
  ) || null;

const SOME = "the chat";
