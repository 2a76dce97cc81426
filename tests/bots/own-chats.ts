import type { Chat } from "./driver.ts";
import { PEOPLE } from "./people.ts";
import { plazaDriver } from "./second-chat/plaza-driver.ts";
import { slackDriver } from "./slack/slack-driver.ts";
import { teamsDriver } from "./teams/teams-driver.ts";

type Options = {
  /** Name → e-mail address; the people of all chats of the tests unless given. */
  people?: Record<string, string>;
  /** Names of people who are let into parts of it only; it may change. */
  guests?: string[];
};

export type StartChat = { name: string; start: (options?: Options) => Promise<Chat> };

/** The chats that the product brings, in the order in which it looks for people. */
const ownChats: StartChat[] = [
  { name: "Slack", start: slackDriver },
  { name: "Teams", start: teamsDriver },
];

/** The first of them. A product that brought none is tried in another chat of the tests, in which Zoe is not. */
export const firstChat: StartChat = ownChats[0] ?? {
  name: "another chat",
  start: (options) => plazaDriver({ people: PEOPLE, ...options, platform: "agora" }),
};

/** The others. */
export const furtherChats: StartChat[] = ownChats.slice(1);

/** The chat that a product in a process of its own is configured for; null: it brings none. */
export async function startConfiguredChat() {
  const chat = (await ownChats[0]?.start()) ?? null;
  return chat?.configured ? { chat, configured: chat.configured } : null;
}
