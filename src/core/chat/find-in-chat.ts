import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import type { Chats } from "./chats.ts";
import { orderChats } from "./order-chats.ts";

/** The one chat in which a member is called, and the channel in which they are alone with the product. */
export type InChat = { chat: ChatPort; channel: string };

/** @param dead - platforms where they cannot be reached @returns null: no other chat knows them */
export async function findInChat(
  { store }: Pick<Context, "store">,
  chats: Chats,
  { id, email, workspaceId }: { id: string; email: string; workspaceId: string },
  dead: ReadonlySet<string> = new Set(),
): Promise<InChat | null> {
  const [open, users] = await Promise.all([chats.of(workspaceId), store.members.chatUsers(id)]);
  const platforms = open.map(({ platform }) => platform);
  for (const platform of orderChats(platforms, users, dead)) {
    const chat = open.find((one) => one.platform === platform);
    const known = users.find((one) => one.platform === platform)?.userId;
    const channel = known ?? (await chat?.person(email));
    if (chat && channel) return { chat, channel };
  }
  return null;
}
