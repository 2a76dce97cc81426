/** A group of people in a chat, with channels of its own. `workspaceId`: it belongs to this one; null: to none yet. */
export type ChatGroup = {
  platform: string;
  groupId: string;
  tenantId: string;
  name: string | null;
  serviceUrl: string;
  removedAt: Date | null;
  workspaceId: string | null;
};

/** A channel, with its group. */
export type ChatChannel = { channel: string; name: string | null; removedAt: Date | null; group: ChatGroup };

/** A person's address in a chat. `conversation`: they are alone with us there; null: there is none yet. */
export type ChatAddress = {
  platform: string;
  userId: string;
  tenantId: string;
  address: string;
  conversation: string | null;
  serviceUrl: string;
};

/** Groups, channels and people, as a chat that lists none of them told us of each. */
export interface ChatDirectoryStore {
  /** The group as it is now; a name that is null is not told, and stays. It is in the chat again where it was removed. */
  seeGroup(
    group: Pick<ChatGroup, "platform" | "groupId" | "tenantId" | "name" | "serviceUrl">,
    at: Date,
  ): Promise<void>;
  group(platform: string, groupId: string): Promise<ChatGroup | null>;
  /** The groups of a workspace that we are in. */
  groupsOf(workspaceId: string, platform: string): Promise<ChatGroup[]>;
  /** Gives the group to a workspace. @returns false when it belongs to another one, or is not known */
  bindGroup(platform: string, groupId: string, workspaceId: string): Promise<boolean>;
  /** Takes it from the workspace. @returns false when it is not this one's */
  leaveGroup(platform: string, groupId: string, workspaceId: string): Promise<boolean>;
  /** The workspaces that have a group in this directory. */
  workspacesIn(platform: string, tenantId: string): Promise<string[]>;
  /** We were removed from it. */
  groupGone(platform: string, groupId: string, at: Date): Promise<void>;

  seeChannel(
    channel: { platform: string; channel: string; groupId: string; name: string | null },
    at: Date,
  ): Promise<void>;
  channel(platform: string, channel: string): Promise<ChatChannel | null>;
  channelGone(platform: string, channel: string, at: Date): Promise<void>;

  /** The person as they are now; a conversation that is null is not told, and stays. */
  seePerson(person: ChatAddress, at: Date): Promise<void>;
  person(platform: string, userId: string): Promise<ChatAddress | null>;
  /** Whether the chat knows somebody as a member of this workspace. */
  hasPeople(workspaceId: string, platform: string): Promise<boolean>;
  /** The addresses of a workspace's members: these first, then those who acted last. */
  addressesOf(workspaceId: string, platform: string, first: string[], take: number): Promise<string[]>;
}
