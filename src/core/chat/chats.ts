import type { ChatPort } from "./chat-port.ts";

/** The chats that a workspace's people are in: none, one or several. */
export interface Chats {
  /** All of them. None: people see alerts in the web app. */
  of(workspaceId: string): Promise<ChatPort[]>;
  /** The one on this platform; null: the workspace has none there. @param platform - undefined: the place is older than its platform */
  at(workspaceId: string, platform: string | undefined): Promise<ChatPort | null>;
}

/** Opens a workspace's chat on one platform; null: the workspace has none there. */
export type ChatOf = (workspaceId: string) => Promise<ChatPort | null>;

/**
 * @param platforms - all that are set up, by their names, in the order in which people are searched for
 * @param oldest - the platform of places from before places had one
 */
export function chatsOf(platforms: Readonly<Record<string, ChatOf>>, oldest?: string): Chats {
  return {
    async of(workspaceId) {
      const chats = await Promise.all(Object.values(platforms).map((chatOf) => chatOf(workspaceId)));
      return chats.filter((chat) => chat !== null);
    },
    async at(workspaceId, platform = oldest) {
      const chatOf =
        platform !== undefined && Object.hasOwn(platforms, platform) ? platforms[platform] : undefined;
      return chatOf === undefined ? null : chatOf(workspaceId);
    },
  };
}
