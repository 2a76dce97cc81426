import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Context } from "../context.ts";
import { tellOfIncident } from "./tell-of-incident.ts";

/** Reminds one person of an open incident, where only they read it: an edit of the alert would not be noticed. */
export async function remind(
  ctx: Context,
  chats: Chats,
  id: string,
  { incidentId, memberId }: { incidentId: string; memberId: string },
): Promise<Shown> {
  const [incident, standing, watch] = await Promise.all([
    ctx.store.incidents.get(incidentId),
    ctx.store.incidentMailboxes.standing(incidentId),
    ctx.store.watches.get(incidentId),
  ]);
  if (incident === null) return { kind: "shown" };
  const takenBy = watch?.takenBy ?? null;
  // The incident ended, or another member took it, so they need not hear of it.
  const isDue = standing.waiting > 0 && (takenBy === null || takenBy.id === memberId);
  const afterMs = ctx.clock.now().getTime() - incident.openedAt.getTime();
  const says = { kind: "reminder", asksTaker: takenBy?.id === memberId, afterMs } as const;
  return tellOfIncident(ctx, chats, { id, incidentId, memberId, says }, isDue);
}
