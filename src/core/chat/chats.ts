import type { ChatPort } from "./chat-port.ts";

/** The chats that a workspace's people are in: none, one or several. */
export interface Chats {
  /** All of them. None: people see alerts in the web app. */
  of(workspaceId: string): Promise<ChatPort[]>;
  /** The one on this platform; null: the workspace has none there. */
  at(workspaceId: string, platform: string): Promise<ChatPort | null>;
}

/** Opens a workspace's chat on one platform; null: the workspace has none there. */
export type ChatOf = (workspaceId: string) => Promise<ChatPort | null>;

/** @param platforms - all that are set up, by their names, in the order in which people are looked for */
export function chatsOf(platforms: Readonly<Record<string, ChatOf>>): Chats {
  return {
    async of(workspaceId) {
      const chats = await Promise.all(Object.values(platforms).map((chatOf) => chatOf(workspaceId)));
      return chats.filter((chat) => chat !== null);
    },
    at: async (workspaceId, platform) =>
      Object.hasOwn(platforms, platform) ? ((await platforms[platform]?.(workspaceId)) ?? null) : null,
  };
}

/** The first of a workspace's chats, where only one is spoken in; null: it has none. */
export const firstChat = async (chats: Chats, workspaceId: string): Promise<ChatPort | null> =>
  (await chats.of(workspaceId))[0] ?? null;
