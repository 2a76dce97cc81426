import type { Context } from "../context.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import type { Rooms } from "../store.ts";
import type { ChatPort } from "./chat-port.ts";
import { loadAlert } from "./load-alert.ts";
import type { Shown } from "./show-alert.ts";

type Message = { incidentId: string; channel: string; ref: string };

/** Makes one message say what is true now. Where it is gone, the incident's alert is seen to: that one has to be there. */
export async function repaint(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  message: Message,
): Promise<Shown> {
  const view = await loadAlert(ctx, message.incidentId);
  if (chat === null || view === null) return { kind: "shown" };
  const answer = await chat.post(message.channel, view, { ref: message.ref, mark: null });
  switch (answer.kind) {
    case "posted":
    case "fixed":
      return { kind: "shown" };
    case "gone": {
      const at = ctx.clock.now();
      const outboxId = await ctx.store.transaction((tx) =>
        seeToAlert(tx, chat.platform, workspaceId, message, at),
      );
      if (outboxId !== null) await ctx.wake("deliver", outboxId);
      return { kind: "shown" };
    }
    case "later":
    case "dead":
      return answer;
  }
}

/** Posts the alert anew if it was that one; else has it edited where it stands, which shows whether it still does. */
async function seeToAlert(
  tx: Rooms,
  platform: string,
  workspaceId: string,
  { incidentId, channel, ref }: Message,
  at: Date,
): Promise<string | null> {
  if (await tx.alerts.forgetPlace(incidentId, platform, ref)) {
    return askForAlert(tx, workspaceId, incidentId, at);
  }
  const place = await tx.alerts.placeOf(incidentId, platform, channel);
  if (place === null || place === ref) return null;
  const message = { kind: "repaint", incidentId, channel, ref: place } as const;
  return tx.outbox.add(workspaceId, repaintKey(place), message, at);
}

/** However often a message is to be brought up to date, it waits once. */
export const repaintKey = (ref: string) => `repaint:${ref}`;
