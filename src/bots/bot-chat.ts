import type { ChatWords } from "../core/chat/chat-platform.ts";
/** A chat from which something came, as far as decisions need it. */
export type BotChat = {
  /** The name under which its messages and people are remembered. */
  platform: string;
  /** Whether the people of this workspace of ours are in it. */
  serves(workspaceId: string): Promise<boolean>;
  words: ChatWords;
  /** The group of people in which it was said, where groups are given to workspaces: a team, say. null or absent: there is none. */
  group?: ChatGroup | null;
};

export type ChatGroup = {
  /** The chat's id of it. */
  id: string;
  /** Gives it to a workspace. @returns false: it is another one's */
  give(workspaceId: string): Promise<boolean>;
};

/** A chat's present facts about a person. */
export type ChatPersonSeen =
  /** `verifiedEmail`: null where the chat vouches for none. `guest`: they may enter only parts of it. */
  | { kind: "person"; verifiedEmail: string | null; guest: boolean }
  /** Of another company, or no person who works here. */
  | { kind: "outsider" };

/** A person as a chat knows them. */
export type ChatPerson = {
  userId: string;
  /** Whether this part of the chat is their own. In a channel shared with another company it may not be. @throws when the chat does not answer */
  belongs(): Promise<boolean>;
  /** @throws when the chat does not answer */
  look(): Promise<ChatPersonSeen>;
};
