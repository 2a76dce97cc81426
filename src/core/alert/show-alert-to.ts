import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { memberQuietUntil } from "../chat/member-quiet-until.ts";
import type { Context } from "../context.ts";
import { loadAlert } from "./load-alert.ts";
import { reachPeople } from "./reach-people.ts";
import { reportDeadChannel } from "./report-dead-channel.ts";
import { showAlertAt } from "./show-alert-at.ts";

/** The alert as one person has it for themselves. Where they cannot be reached, it is tried in their next chat, then the next person is. */
export async function showAlertTo(
  ctx: Context,
  chats: Chats,
  workspaceId: string,
  { incidentId, platform, channel }: { incidentId: string; platform: string; channel: string },
): Promise<Shown> {
  const [chat, view] = await Promise.all([chats.at(workspaceId, platform), loadAlert(ctx, incidentId)]);
  if (chat === null || view === null) return { kind: "shown" };
  const place = { platform: chat.platform, channel };
  const owner = await ctx.store.alerts.ownerOf(incidentId, place);
  if (owner !== null && !owner.begun) {
    // The incident ended before they were told, so they need not hear of it.
    if (view.stage === "over") return { kind: "shown" };
    const quietEnd = await memberQuietUntil(ctx, owner.memberId, incidentId);
    if (quietEnd !== null)
      return { kind: "later", until: quietEnd, why: "These are this member's quiet hours." };
  }
  const shown = await showAlertAt(ctx, chat, { workspaceId, incidentId, channel }, view, "person");
  if (shown.kind === "dead") {
    await ctx.store.alerts.dead(incidentId, place, shown.why);
    await reachPeople(ctx, chats, { workspaceId, incidentId });
    if (owner !== null && !shown.everywhere) {
      const dead = { kind: "person", id: owner.memberId } as const;
      await reportDeadChannel(ctx, { workspaceId, place: dead, why: shown.why });
    }
  }
  return shown.kind === "unchanged" ? { kind: "shown" } : shown;
}
