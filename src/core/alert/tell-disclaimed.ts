import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Context } from "../context.ts";
import { tellOfIncident } from "./tell-of-incident.ts";

type Told = { incidentId: string; memberId: string; byId: string; addresses: string[] };

/** Tells an admin that a member disclaims a mailbox, so that the admin can name its owner. */
export async function tellDisclaimed(
  ctx: Context,
  chats: Chats,
  id: string,
  { incidentId, memberId, byId, addresses }: Told,
): Promise<Shown> {
  const { waiting } = await ctx.store.incidentMailboxes.standing(incidentId);
  const says = { kind: "disclaimed", byId, addresses } as const;
  return tellOfIncident(ctx, chats, { id, incidentId, memberId, says }, waiting > 0);
}
