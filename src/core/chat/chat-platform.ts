/** A channel as a person typed it. `name`: the name that people know, with any mark before it. null: none was given. */
export type ChannelRead =
  | { kind: "channel"; channel: string; name: string | null }
  /** `why`: one sentence on what is not right, and how a channel is named there. */
  | { kind: "unclear"; why: string };

/** How people speak of a chat. */
export type ChatWords = {
  /** Its name. */
  name: string;
  /** The part of it that one company has: "… workspace". */
  workspace: string;
  /** The word before a command in a channel: "/unpause". */
  command: string;
  /** How Unpause is added to a channel: "/invite @Unpause". */
  invite: string;
  /** How an admin lets Unpause write to a person, where the chat does not do so by itself. */
  reach?: string;
  /** The sentence for admins on what their code does in a group. Absent: groups there belong to nobody. */
  givesGroup?: string;
};

/** A chat platform as this version knows it, whether or not it is set up. */
export type ChatPlatform = {
  /** As people call it. */
  title: string;
  words: ChatWords;
  /** How the operator sets it up, in words that may go on. */
  setUp: string;
  /** How a person names a channel. */
  channelHint: string;
  /** Whether people may be asked for a secret there, where their workspace wants that. */
  takesSecrets?: true;
  /** Reads a channel that a person typed, or that the platform itself wrote. */
  readChannel(text: string): ChannelRead;
};

/** By their names, under which places are remembered. */
export type ChatPlatforms = Readonly<Record<string, ChatPlatform>>;
