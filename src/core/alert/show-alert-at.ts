import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import { findPosted } from "./find-posted.ts";
import type { MessageView } from "./message-view.ts";
import type { Shown } from "./show-alert.ts";

type Place = { workspaceId: string; incidentId: string; channel: string };

/**
 * A count that rises a hundred times a second is written this often where everybody sees it, and more seldom where one person does:
 * chats slow down who edits more, and there can be many persons.
 */
const BETWEEN_EDITS_MS = { channel: 2_000, person: 15_000 };

/**
 * The incident's one message in one channel: posted, or edited where it says something else. That it is being posted is
 * written down first, so that one whose answer was lost is found again and not posted a second time.
 */
export async function showAlertAt(
  ctx: Pick<Context, "store" | "clock">,
  chat: ChatPort,
  { workspaceId, incidentId, channel }: Place,
  view: MessageView,
  whose: keyof typeof BETWEEN_EDITS_MS,
): Promise<Shown | { kind: "unchanged" }> {
  const { alerts } = ctx.store;
  const { platform } = chat;
  const alert = await alerts.openOrGet({ workspaceId, incidentId, platform, channel });
  const digest = createHash("sha256").update(JSON.stringify(view)).digest("hex");
  if (alert.messageRef !== null && alert.shown === digest) return { kind: "unchanged" };

  const now = ctx.clock.now();
  const { postingAt, postedAt } = alert;
  if (alert.messageRef !== null && postedAt !== null && (await isGathering(ctx, incidentId))) {
    const next = new Date(postedAt.getTime() + BETWEEN_EDITS_MS[whose]);
    if (now < next) return { kind: "later", until: next, why: "More mailboxes are joining the incident." };
  }

  const posted = await findPosted(chat, channel, alert.id, alert.messageRef === null ? postingAt : null);
  if (posted.kind === "later") return posted;
  const ref = alert.messageRef ?? posted.ref;
  if (ref === null && postingAt === null) await alerts.posting(alert.id, now);
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
      if (answer.untried && ref === null && postingAt === null) await alerts.forget(alert.id);
      return answer;
    case "dead":
      return answer;
  }
}

/** More than one of its mailboxes is lost: what follows closely is told as one. */
async function isGathering({ store }: Pick<Context, "store">, incidentId: string): Promise<boolean> {
  const { waiting, reconnecting } = await store.incidents.standing(incidentId);
  return waiting + reconnecting > 1;
}
