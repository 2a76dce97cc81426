import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
/** The channel in which this member is alone with the product, in one chat. */
export async function channelOf(
  { store }: Pick<Context, "store">,
  chat: Pick<ChatPort, "platform" | "person">,
  { id, email }: { id: string; email: string },
): Promise<string | null> {
  const users = await store.members.chatUsers(id);
  return users.find(({ platform }) => platform === chat.platform)?.userId ?? chat.person(email);
}
