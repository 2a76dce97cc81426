import type { ChatPort } from "../chat/chat-port.ts";
import type { Shown } from "../chat/delivered.ts";
import { peaceUntil } from "../chat/peace-until.ts";
import type { Context } from "../context.ts";
import { loadAlert } from "./load-alert.ts";
import { reachPeople } from "./reach-people.ts";
import { reportDeadChannel } from "./report-dead-channel.ts";
import { showAlertAt } from "./show-alert-at.ts";

/** The alert as one person has it for themselves. Where they cannot be reached, the next one is. */
export async function showAlertTo(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  { incidentId, channel }: { incidentId: string; channel: string },
): Promise<Shown> {
  const view = await loadAlert(ctx, incidentId);
  if (chat === null || view === null) return { kind: "shown" };
  const owner = await ctx.store.alerts.ownerOf(incidentId, chat.platform, channel);
  if (owner !== null && !owner.begun) {
    // Over before they could be told: then they need not hear of it.
    if (view.stage === "over") return { kind: "shown" };
    const peace = await peaceUntil(ctx, owner.memberId, incidentId);
    if (peace !== null) return { kind: "later", until: peace, why: "These are this member's quiet hours." };
  }
  const shown = await showAlertAt(ctx, chat, { workspaceId, incidentId, channel }, view, "person");
  if (shown.kind === "dead") {
    await ctx.store.alerts.dead(incidentId, chat.platform, channel, shown.why);
    await reachPeople(ctx, chat, { workspaceId, incidentId });
    if (owner !== null && !shown.everywhere) {
      const place = { kind: "person", id: owner.memberId } as const;
      await reportDeadChannel(ctx, { workspaceId, place, why: shown.why });
    }
  }
  return shown.kind === "unchanged" ? { kind: "shown" } : shown;
}
