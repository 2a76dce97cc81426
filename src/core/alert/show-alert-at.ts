import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import type { MessageView } from "./message-view.ts";
import type { Shown } from "./show-alert.ts";

type Place = { workspaceId: string; incidentId: string; channel: string };

/**
 * The incident's one message in one channel: posted, or edited where it says something else. That it is being posted is
 * written down first, so that one whose answer was lost is found again and not posted a second time.
 */
export async function showAlertAt(
  ctx: Pick<Context, "store" | "clock">,
  chat: ChatPort,
  { workspaceId, incidentId, channel }: Place,
  view: MessageView,
): Promise<Shown | { kind: "unchanged" }> {
  const { alerts } = ctx.store;
  const { platform } = chat;
  const alert = await alerts.openOrGet({ workspaceId, incidentId, platform, channel });
  const digest = createHash("sha256").update(JSON.stringify(view)).digest("hex");
  if (alert.messageRef !== null && alert.shown === digest) return { kind: "unchanged" };

  const { postingAt } = alert;
  const ref = alert.messageRef ?? (postingAt === null ? null : await chat.find(channel, alert.id, postingAt));
  if (ref === null && postingAt === null) await alerts.posting(alert.id, ctx.clock.now());
  const answer = await chat.post(channel, view, { ref, mark: alert.id });
  switch (answer.kind) {
    case "posted":
      await alerts.posted(alert.id, answer.ref, digest, ctx.clock.now());
      return { kind: "shown" };
    case "gone":
      await alerts.forget(alert.id);
      return {
        kind: "later",
        until: ctx.clock.now(),
        why: "The message was deleted there; it is posted anew.",
      };
    case "later":
    case "dead":
      return answer;
  }
}
