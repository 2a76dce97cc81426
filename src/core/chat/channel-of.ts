import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
/** The channel in which this member is alone with the product. */
export async function channelOf(
  { store }: Pick<Context, "store">,
  chat: Pick<ChatPort, "platform" | "person">,
  { id, email }: { id: string; email: string },
): Promise<string | null> {
  return (await store.members.chatUser(id, chat.platform)) ?? chat.person(email);
}
