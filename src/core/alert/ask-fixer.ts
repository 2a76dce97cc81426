import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Context } from "../context.ts";
import { tellOfIncident } from "./tell-of-incident.ts";

type Asked = { incidentId: string; askerId: string; memberId: string; handsOver: boolean };

/** Passes a member's request on to the person who can fix it, where only they read it. */
export async function askFixer(
  ctx: Context,
  chats: Chats,
  id: string,
  { incidentId, askerId, memberId, handsOver }: Asked,
): Promise<Shown> {
  const { waiting, reconnecting } = await ctx.store.incidentMailboxes.standing(incidentId);
  // The incident has ended, so there is nothing to ask for.
  const isDue = waiting + reconnecting > 0;
  const says = { kind: "ask", askerId, handsOver } as const;
  return tellOfIncident(ctx, chats, { id, incidentId, memberId, says }, isDue);
}
