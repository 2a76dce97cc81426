import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import type { Chats } from "./chats.ts";
import { orderChats } from "./order-chats.ts";

/** The one chat in which a member is called, and the channel in which they are alone with the product. */
export type InChat = { chat: ChatPort; channel: string };

type Sought = { id: string; email: string; workspaceId: string };

/** @param dead - platforms where they cannot be reached @returns null: no other chat knows them */
export async function findInChat(
  { store }: Pick<Context, "store">,
  chats: Chats,
  { id, email, workspaceId }: Sought,
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

/** The first of several members whom a chat of their workspace knows; null: none does. */
export async function findFirstInChat<Member extends Sought>(
  ctx: Pick<Context, "store">,
  chats: Chats,
  members: readonly Member[],
): Promise<(InChat & { member: Member }) | null> {
  for (const member of members) {
    const found = await findInChat(ctx, chats, member);
    if (found !== null) return { member, ...found };
  }
  return null;
}
