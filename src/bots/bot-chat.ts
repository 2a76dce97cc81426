/** A chat from which something came, as far as decisions need it. */
export type BotChat = {
  /** The name under which its messages and people are remembered. */
  platform: string;
  /** Whether the people of this workspace of ours are in it. */
  serves(workspaceId: string): Promise<boolean>;
  words: ChatWords;
};

/** How people speak of a chat. */
export type ChatWords = {
  /** Its name. */
  name: string;
  /** The part of it that one company has: "… workspace". */
  workspace: string;
  /** What is typed before a command in a channel: "/unpause". */
  command: string;
  /** How Unpause is added to a channel: "/invite @Unpause". */
  invite: string;
};

/** What a chat says of somebody now. */
export type ChatPersonSeen =
  /** `verifiedEmail`: null where the chat vouches for none. `guest`: they are let into parts of it only. */
  | { kind: "person"; verifiedEmail: string | null; guest: boolean }
  /** Of another company, or no person who works here. */
  | { kind: "outsider" };

/** Somebody as a chat knows them. */
export type ChatPerson = {
  userId: string;
  /** Whether this part of the chat is their own. In a channel shared with another company it may not be. @throws when the chat does not answer */
  belongs(): Promise<boolean>;
  /** @throws when the chat does not answer */
  look(): Promise<ChatPersonSeen>;
};
