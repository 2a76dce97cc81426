import type { Context } from "../context.ts";
import { askForReceipt } from "./ask-for-receipt.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";
import { reachPeople } from "./reach-people.ts";
import { reportDeadChannel } from "./report-dead-channel.ts";
import { showAlertAt } from "./show-alert-at.ts";

export type Shown =
  | { kind: "shown" }
  | { kind: "later"; until: Date | null; why: string }
  | { kind: "dead"; why: string };

/**
 * Posts the incident's one message in the workspace's channel, or edits it to say what is true now, and reaches who can fix it
 * in person. A dead channel does not keep people from being reached. Without a chat the web app's feed is where people see it,
 * and that reads the database itself.
 */
export async function showAlert(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  incidentId: string,
): Promise<Shown> {
  ctx.live.changed(workspaceId);
  if (chat === null) return { kind: "shown" };
  const view = await loadAlert(ctx, incidentId);
  if (view === null) return { kind: "shown" };

  const channel = (await ctx.store.members.workspace(workspaceId))?.slackChannel ?? null;
  if (channel === null) {
    await reachPeople(ctx, chat, { workspaceId, incidentId });
    return { kind: "shown" };
  }
  const shown = await showAlertAt(ctx, chat, { workspaceId, incidentId, channel }, view, "channel");
  if (shown.kind === "unchanged") return { kind: "shown" };
  if (shown.kind !== "later") await reachPeople(ctx, chat, { workspaceId, incidentId });
  if (shown.kind === "shown" && view.tone === "good") {
    await askForReceipt(ctx, chat.platform, { workspaceId, incidentId, channel });
  }
  if (shown.kind === "dead") await reportDeadChannel(ctx, { workspaceId, channel, why: shown.why });
  return shown;
}
