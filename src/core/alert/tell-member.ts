import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import type { MessageView } from "./message-view.ts";
import { channelOf } from "./reach-people.ts";
import type { Shown } from "./show-alert.ts";

/** Tells one member something of its own, where only they read it. */
export async function tellMember(
  { store }: Pick<Context, "store">,
  chat: ChatPort | null,
  memberId: string,
  view: MessageView,
): Promise<Shown> {
  const member = await store.members.get(memberId);
  if (chat === null || member === null) return { kind: "shown" };
  const channel = await channelOf({ store }, chat, member);
  if (channel === null) return { kind: "dead", why: "This member is not known in the chat." };
  const answer = await chat.post(channel, view, { ref: null, mark: null });
  if (answer.kind === "posted") return { kind: "shown" };
  return answer.kind === "gone" ? { kind: "dead", why: "The chat takes no new message." } : answer;
}
