import type { ChatPort, Later } from "../chat/chat-port.ts";
import type { Shown } from "../chat/delivered.ts";
import type { KeptMessage } from "../chat/kept-message.ts";
import type { MessageView } from "../chat/message-view.ts";
import { digestOf, type How, showKept } from "../chat/show-kept.ts";
import type { Context } from "../context.ts";

type Ctx = Pick<Context, "store" | "clock">;
type Place = { workspaceId: string; incidentId: string; channel: string };

/**
 * A count may rise a hundred times a second, and chats slow down frequent edits. A shared channel is edited this often. One
 * person's channel is edited less often, since there can be many persons.
 */
const BETWEEN_EDITS_MS = { channel: 2_000, person: 15_000 };

/** The incident's alert in one channel: posted, or edited where it says something else. */
export async function showAlertAt(
  ctx: Ctx,
  chat: ChatPort,
  { workspaceId, incidentId, channel }: Place,
  view: MessageView,
  audience: keyof typeof BETWEEN_EDITS_MS,
): Promise<Shown | { kind: "unchanged" }> {
  const { platform } = chat;
  const alert = await ctx.store.alerts.openOrGet({ workspaceId, incidentId, platform, channel });
  // The end is told in person only to people who were told of the beginning.
  const ifNew = audience === "channel" || view.stage !== "over";
  return showOfIncident(ctx, chat, alert, view, { audience, ifNew, ifDeleted: true });
}

/** A message about an incident. While mailboxes join it, edits keep a distance. */
export async function showOfIncident(
  ctx: Ctx,
  chat: ChatPort,
  kept: KeptMessage,
  view: MessageView,
  { audience, ...how }: Omit<How, "over"> & { audience: keyof typeof BETWEEN_EDITS_MS },
): Promise<Shown | { kind: "unchanged" }> {
  const { messageRef, postedAt, shown } = kept;
  if (messageRef !== null && shown !== digestOf(view)) {
    const next = await nextEdit(ctx, kept.about.id, postedAt, audience);
    if (next !== null) return next;
  }
  return showKept(ctx, chat, kept, view, { ...how, over: view.stage === "over" });
}

/** When a message may be edited again, while mailboxes join the incident. @returns null: now */
export async function nextEdit(
  ctx: Ctx,
  incidentId: string,
  shownAt: Date | null,
  audience: keyof typeof BETWEEN_EDITS_MS,
): Promise<Later | null> {
  if (shownAt === null) return null;
  const until = new Date(shownAt.getTime() + BETWEEN_EDITS_MS[audience]);
  if (ctx.clock.now() >= until || !(await isGathering(ctx, incidentId))) return null;
  return { kind: "later", until, why: "More mailboxes are joining the incident." };
}

/** More than one of its mailboxes is lost: what follows closely is told as one. */
async function isGathering({ store }: Pick<Context, "store">, incidentId: string): Promise<boolean> {
  const { waiting, reconnecting } = await store.incidentMailboxes.standing(incidentId);
  return waiting + reconnecting > 1;
}
