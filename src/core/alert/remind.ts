import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";
import { channelOf } from "./reach-people.ts";
import type { Shown } from "./show-alert.ts";

/** Reminds one person of an open incident, where only they read it: an edit of the alert would not be noticed. */
export async function remind(
  ctx: Pick<Context, "store" | "clock" | "publicUrl">,
  chat: ChatPort | null,
  { incidentId, memberId }: { incidentId: string; memberId: string },
): Promise<Shown> {
  const { store } = ctx;
  const [alert, member, watch] = await Promise.all([
    loadAlert(ctx, incidentId),
    store.members.get(memberId),
    store.watches.get(incidentId),
  ]);
  // Solved meanwhile, or taken by another one: they need not hear of it.
  if (chat === null || alert === null || member === null || alert.tone !== "trouble")
    return { kind: "shown" };
  if (watch !== null && watch.takenBy !== null && watch.takenBy.id !== memberId) return { kind: "shown" };
  const channel = await channelOf(ctx, chat, member);
  if (channel === null) return { kind: "dead", why: "This member is not known in the chat." };
  const isTaker = watch?.takenBy?.id === memberId;
  const title = isTaker ? `Are you still on it? ${alert.title}` : `It still waits: ${alert.title}`;
  const answer = await chat.post(channel, { ...alert, title }, { ref: null, mark: null });
  if (answer.kind === "posted") return { kind: "shown" };
  return answer.kind === "gone" ? { kind: "dead", why: "The chat takes no new message." } : answer;
}
