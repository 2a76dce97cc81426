import type { BotChat, ChatPerson } from "../../bot-chat.ts";
import type { BotContext } from "../../bot-kinds.ts";
import type { InTurn } from "../../take-turns.ts";
import { SLACK_WORDS } from "../words.ts";
import type { SlackWorkspace } from "../workspaces/slack-workspace.ts";

/** The means of every listener. */
export type Slack = {
  ctx: BotContext;
  /** @param teamId - the Slack workspace that something came from, as Slack's payload names it */
  here(teamId: string | undefined): Promise<Here>;
};

/** The same for one thing that came from there. */
export type Here = { ctx: BotContext; workspace: SlackWorkspace; inTurn: InTurn };

export const chatOf = ({ workspace: { chat, serves } }: Here): BotChat => ({
  platform: chat.platform,
  serves,
  words: SLACK_WORDS,
});

/** The acting person, from Slack's payload. `teamId`: their own Slack workspace. null: the payload names none. */
export type SlackUser = { id: string; teamId: string | null };

export const personOf = ({ workspace }: Here, { id, teamId }: SlackUser): ChatPerson => ({
  userId: id,
  belongs: async () => teamId === null || teamId === (await workspace.id()),
  look: () => workspace.look(id),
});
