import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";
import { reachPeople } from "./reach-people.ts";
import type { Shown } from "./show-alert.ts";
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
  const shown = await showAlertAt(ctx, chat, { workspaceId, incidentId, channel }, view, "person");
  if (shown.kind === "dead") {
    await ctx.store.alerts.dead(incidentId, chat.platform, channel, ctx.clock.now());
    await reachPeople(ctx, chat, { workspaceId, incidentId });
  }
  return shown.kind === "unchanged" ? { kind: "shown" } : shown;
}
