import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Context } from "../context.ts";
import type { DeadPlace } from "../incident/alert-message.ts";
import { askForReceipt } from "./ask-for-receipt.ts";
import { loadAlert } from "./load-alert.ts";
import { reportDeadChannel } from "./report-dead-channel.ts";
import { showAlertAt } from "./show-alert-at.ts";

/** The incident's one message in one channel: posted, or edited to say what is true now. */
export async function showAlertIn(
  ctx: Context,
  chats: Chats,
  workspaceId: string,
  { incidentId, platform, channel }: { incidentId: string; platform: string; channel: string },
): Promise<Shown> {
  const [chat, view] = await Promise.all([chats.at(workspaceId, platform), loadAlert(ctx, incidentId)]);
  if (chat === null || view === null) return { kind: "shown" };
  const place = { workspaceId, incidentId, platform: chat.platform, channel };
  const shown = await showAlertAt(ctx, chat, place, view, "channel");
  if (shown.kind === "unchanged") return { kind: "shown" };
  if (shown.kind === "shown" && view.stage === "over") await askForReceipt(ctx, place);
  if (shown.kind === "dead") {
    const dead: DeadPlace = shown.everywhere
      ? { kind: "chat", platform: chat.platform }
      : { kind: "channel", platform: chat.platform, id: channel };
    await reportDeadChannel(ctx, { workspaceId, place: dead, why: shown.why });
  }
  return shown;
}
