import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";
import type { Shown } from "./show-alert.ts";
import { tellMember } from "./tell-member.ts";

type Asked = { incidentId: string; askerId: string; memberId: string; handsOver: boolean };

/** Passes on the wish of somebody to who can fix it, where only they read it. */
export async function askFixer(
  ctx: Context,
  chat: ChatPort | null,
  { incidentId, askerId, memberId, handsOver }: Asked,
): Promise<Shown> {
  const [alert, asker] = await Promise.all([loadAlert(ctx, incidentId), ctx.store.members.get(askerId)]);
  // Over meanwhile: there is nothing to ask for.
  if (alert === null || alert.tone === "good") return { kind: "shown" };
  const wish = handsOver ? "hands this over to you" : "asks you to have a look";
  const title = `${asker?.name ?? "Somebody"} ${wish}: ${alert.title}`;
  return tellMember(ctx, chat, memberId, { ...alert, title });
}
