import type { WebClient } from "@slack/web-api";
import type { ChatPort } from "../../../core/chat/chat-port.ts";
import type { ChatPersonSeen } from "../../bot-chat.ts";

/** A Slack workspace, as it can be called now. */
export type SlackWorkspace = {
  web: WebClient;
  chat: ChatPort;
  /** Slack's id of it. @throws when Slack has to be asked for it and does not answer */
  id(): Promise<string>;
  /** Slack's facts about one of its users. @throws when it does not answer */
  look(user: string): Promise<ChatPersonSeen>;
  /** Whether the people of this workspace of ours are in it. */
  serves(workspaceId: string): Promise<boolean>;
  /** Asks Slack whether we are still installed there, and notes where we are not. */
  lookAgain(): Promise<void>;
};

/** The Slack workspaces that our app is in. */
export type SlackWorkspaces = {
  /** The origin of an event. A workspace without our app serves nobody. */
  at(teamId: string | undefined): Promise<SlackWorkspace>;
  /** Where a workspace's people are; null: they have no chat. */
  chatOf(workspaceId: string): Promise<ChatPort | null>;
};
