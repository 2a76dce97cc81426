import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { MESSAGE } from "../chat/kept-message.ts";
import { digestOf } from "../chat/show-kept.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { AlertMessage } from "../incident/alert-message.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import type { Tx } from "../tx.ts";
import { aboutIncident } from "./alert-store.ts";
import { viewOfSaying } from "./view/view-of-saying.ts";

type Message = { incidentId: string; platform: string; channel: string; ref: string };

/**
 * Makes one message say what is true now, and keeps it from then on, if it was not kept before. Where it is gone, the incident's
 * alert is seen to: that one has to be there.
 */
export async function repaint(
  ctx: Context,
  chats: Chats,
  workspaceId: string,
  message: Message,
): Promise<Shown> {
  const chat = await chats.at(workspaceId, message.platform);
  if (chat === null) return { kind: "shown" };
  const { keptMessages } = ctx.store;
  const { platform } = chat;
  const { incidentId, channel, ref } = message;
  const about = aboutIncident(incidentId);
  const kept = await keptMessages.at(about, platform, ref);
  const view = await viewOfSaying(ctx, kept ?? { about, memberId: null, says: null });
  if (view === null) return { kind: "shown" };
  const answer = await chat.post(channel, view, { ref, mark: null });
  const at = ctx.clock.now();
  switch (answer.kind) {
    case "posted": {
      const place = { platform, channel, memberId: null, part: `found ${ref}` };
      const { id } = kept ?? (await keptMessages.openOrGet(workspaceId, about, place));
      await keptMessages.posted(id, answer.ref, digestOf(view), at);
      return { kind: "shown" };
    }
    case "uneditable":
      return { kind: "shown" };
    case "gone": {
      if (kept !== null && kept.part !== MESSAGE) await keptMessages.forget(kept.id);
      await commit(ctx, null, (tx) => seeToAlert(tx, workspaceId, { ...message, platform }, at));
      return { kind: "shown" };
    }
    case "later":
      return answer;
    case "dead":
      return { ...answer, stands: true };
  }
}

/** Posts the alert anew if this was its message. Otherwise the alert is edited in place, which shows whether it still exists. */
async function seeToAlert(
  tx: Tx,
  workspaceId: string,
  { incidentId, platform, channel, ref }: Message,
  at: Date,
): Promise<void> {
  if (await tx.alerts.forgetPlace(incidentId, platform, ref)) {
    return askForAlert(tx, workspaceId, incidentId, at);
  }
  const place = await tx.alerts.placeOf(incidentId, { platform, channel });
  if (place === null || place === ref) return;
  const message: AlertMessage = { kind: "repaint", incidentId, platform, channel, ref: place };
  await tx.say(workspaceId, repaintKey(platform, place), message, at);
}

/** However often a message is to be brought up to date, it waits once. */
export const repaintKey = (platform: string, ref: string) => `repaint:${platform}:${ref}`;
