import type { ChatPort } from "../chat/chat-port.ts";
import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { findInChat } from "../chat/find-in-chat.ts";
import type { KeptMessage } from "../chat/kept-message.ts";
import { LETTERS, letterId, letterOf, mayWrite } from "../chat/letter.ts";
import { memberQuietUntil } from "../chat/member-quiet-until.ts";
import type { MessageView } from "../chat/message-view.ts";
import type { Saying } from "../chat/saying.ts";
import { sendLetter } from "../chat/send-letter.ts";
import { digestOf } from "../chat/show-kept.ts";
import type { Context } from "../context.ts";
import { aboutIncident } from "./alert-store.ts";
import { loadAlert, loadSubject } from "./load-alert.ts";
import { showOfIncident } from "./show-alert-at.ts";
import { turnMessages } from "./turn-messages.ts";
import { viewOfSaying } from "./view/view-of-saying.ts";

/** Something to be said to one member about an incident. `id`: of its outbox item, so that it is said once. */
export type Telling = { id: string; incidentId: string; memberId: string; says: Saying };

/**
 * Tells one member something about an incident, where only they read it. It uses one chat, the next where that is dead, or else a
 * letter. It waits for the end of their quiet hours. The message is kept, and edited until the incident is over.
 *
 * @param isDue - whether it still needs to be said
 */
export async function tellOfIncident(
  ctx: Context,
  chats: Chats,
  { id, incidentId, memberId, says }: Telling,
  isDue: boolean,
): Promise<Shown> {
  const about = aboutIncident(incidentId);
  const [view, member] = await Promise.all([
    viewOfSaying(ctx, { about, memberId, says }),
    ctx.store.members.get(memberId),
  ]);
  if (view === null || member === null) return { kind: "shown" };
  const { workspaceId, email } = member;
  const known = (await ctx.store.keptMessages.of(about)).filter(({ part }) => part === id);
  const place = async (platform: string, channel: string): Promise<KeptMessage | null> => {
    const there = known.find((kept) => kept.platform === platform && kept.channel === channel);
    if (there !== undefined || !isDue) return there ?? null;
    const where = { platform, channel, memberId, part: id, says };
    return ctx.store.keptMessages.openOrGet(workspaceId, about, where);
  };
  const inChats = known.filter(({ platform }) => platform !== LETTERS);
  const begun = inChats.find(({ deadWhy }) => deadWhy === null);
  const dead = new Set(inChats.flatMap(({ deadWhy, platform }) => (deadWhy === null ? [] : platform)));
  const beganIn = begun ? await chats.at(workspaceId, begun.platform) : null;
  let found =
    begun && beganIn ? { chat: beganIn, channel: begun.channel } : await findInChat(ctx, chats, member, dead);
  while (found !== null) {
    const kept = await place(found.chat.platform, found.channel);
    if (kept === null) return { kind: "shown" };
    const shown = await sayInChat(ctx, found.chat, kept, view, isDue);
    if (shown.kind !== "dead" || shown.stands) return shown;
    await ctx.store.keptMessages.dead(kept.id, shown.why);
    dead.add(found.chat.platform);
    found = await findInChat(ctx, chats, member, dead);
  }
  if (!isDue || !(await mayWrite(ctx, chats, workspaceId))) return { kind: "shown" };
  const letter = await place(LETTERS, email);
  return letter === null ? { kind: "shown" } : write(ctx, letter, view);
}

async function sayInChat(
  ctx: Context,
  chat: ChatPort,
  kept: KeptMessage,
  view: MessageView,
  isDue: boolean,
): Promise<Shown> {
  const { about, memberId, messageRef, postingAt } = kept;
  if (messageRef === null && postingAt === null) {
    const quietEnd = memberId && (await memberQuietUntil(ctx, memberId, about.id));
    if (quietEnd) return { kind: "later", until: quietEnd, why: "These are this member's quiet hours." };
  }
  const how = { audience: "person", ifNew: isDue, ifDeleted: false } as const;
  const shown = await showOfIncident(ctx, chat, kept, view, how);
  // The incident may have gone on while this was posted.
  const subject = shown.kind === "shown" ? await loadSubject(ctx, about.id) : null;
  if (subject !== null) await turnMessages(ctx, subject);
  return shown.kind === "unchanged" ? { kind: "shown" } : shown;
}

/** A letter cannot turn. Its reader gets the letter that tells the end, and the first letter tells all. */
async function write(ctx: Context, kept: KeptMessage, view: MessageView): Promise<Shown> {
  const { alerts, keptMessages } = ctx.store;
  const { workspaceId, about, memberId, channel } = kept;
  if (kept.messageRef !== null || memberId === null) return { kind: "shown" };
  const quietEnd = await memberQuietUntil(ctx, memberId, about.id);
  if (quietEnd !== null)
    return { kind: "later", until: quietEnd, why: "These are this member's quiet hours." };
  const place = { workspaceId, incidentId: about.id, platform: LETTERS, channel, memberId };
  const alert = await alerts.openOrGet(place);
  const whole = alert.messageRef === null ? await loadAlert(ctx, about.id) : null;
  const messageId = letterId(ctx.publicUrl, kept.id);
  const letter = letterOf(ctx, whole === null ? view : { ...whole, title: view.title }, {
    messageId,
    to: channel,
    inReplyTo: alert.messageRef,
  });
  const sent = await sendLetter(ctx, workspaceId, letter);
  if (sent.kind !== "shown") return sent;
  const now = ctx.clock.now();
  await keptMessages.posted(kept.id, messageId, digestOf(view), now);
  if (alert.messageRef === null) await keptMessages.posted(alert.id, messageId, "found", now);
  return sent;
}
