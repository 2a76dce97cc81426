import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";
import type { Shown } from "./show-alert.ts";
import { tellMember } from "./tell-member.ts";

/** Reminds one person of an open incident, where only they read it: an edit of the alert would not be noticed. */
export async function remind(
  ctx: Context,
  chat: ChatPort | null,
  { incidentId, memberId }: { incidentId: string; memberId: string },
): Promise<Shown> {
  const [alert, watch] = await Promise.all([loadAlert(ctx, incidentId), ctx.store.watches.get(incidentId)]);
  // Solved meanwhile, or taken by another one: they need not hear of it.
  if (alert === null || alert.tone !== "trouble") return { kind: "shown" };
  if (watch !== null && watch.takenBy !== null && watch.takenBy.id !== memberId) return { kind: "shown" };
  const isTaker = watch?.takenBy?.id === memberId;
  const title = isTaker ? `Are you still on it? ${alert.title}` : `It still waits: ${alert.title}`;
  return tellMember(ctx, chat, memberId, { ...alert, title });
}
