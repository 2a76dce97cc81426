import type { ChatPort } from "../chat/chat-port.ts";
import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { KeptMessage } from "../chat/kept-message.ts";
import { LETTERS, letterId, letterOf, mayWrite } from "../chat/letter.ts";
import { memberQuietUntil } from "../chat/member-quiet-until.ts";
import { sendLetter } from "../chat/send-letter.ts";
import { digestOf, showKept } from "../chat/show-kept.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { sayTime } from "../words/say.ts";
import { askForNotice } from "./ask-for-notice.ts";
import type { Notice } from "./notice.ts";

/**
 * A subject's one message in one place: posted, or edited to the present state. Where the place is dead, the notice's places are
 * chosen anew: another chat, a letter or an admin may be reached.
 */
export async function showNoticeAt(
  ctx: Context,
  chats: Chats,
  { keptId }: { keptId: string },
): Promise<Shown> {
  const place = await ctx.store.keptMessages.get(keptId);
  const loaded = place && (await ctx.notices[place.about.kind]?.load(ctx, place.about.id));
  if (!place || !loaded || place.deadWhy !== null) return { kind: "shown" };
  const timeZone = (await ctx.store.members.workspace(loaded.workspaceId))?.timeZone ?? "UTC";
  const updated = {
    at: sayTime(ctx.clock.now(), timeZone),
    url: `${ctx.publicUrl}/notices/${place.about.kind}/${place.about.id}`,
  };
  const notice = { ...loaded, view: { ...loaded.view, updated } };
  if (place.platform === LETTERS) return sendNotice(ctx, chats, place, notice);
  const chat = await chats.at(notice.workspaceId, place.platform);
  return chat === null ? { kind: "shown" } : showInChat(ctx, chat, place, notice);
}

async function showInChat(ctx: Context, chat: ChatPort, place: KeptMessage, notice: Notice): Promise<Shown> {
  const { memberId, messageRef, postingAt, extra } = place;
  const { view, over } = notice;
  if (messageRef === null && postingAt === null && extra === null) {
    if (over) return { kind: "shown" };
    const quietEnd = memberId && (await memberQuietUntil(ctx, memberId, null));
    if (quietEnd) return { kind: "later", until: quietEnd, why: "These are this member's quiet hours." };
  }
  const shown = await showKept(ctx, chat, place, view, { over, ifNew: !over, ifDeleted: !over });
  if (shown.kind === "later") return shown;
  if (shown.kind === "dead" && !shown.stands) await giveUpPlace(ctx, place, notice, shown.why);
  return { kind: "shown" };
}

/** One letter when it begins. It cannot be edited, and its end is no news worth a second one. */
async function sendNotice(ctx: Context, chats: Chats, place: KeptMessage, notice: Notice): Promise<Shown> {
  const { workspaceId, view, over } = notice;
  if (over || place.messageRef !== null) return { kind: "shown" };
  if (!(await mayWrite(ctx, chats, workspaceId))) return { kind: "shown" };
  const quietEnd = place.memberId && (await memberQuietUntil(ctx, place.memberId, null));
  if (quietEnd) return { kind: "later", until: quietEnd, why: "These are this member's quiet hours." };
  const messageId = letterId(ctx.publicUrl, place.id);
  const sent = await sendLetter(ctx, workspaceId, letterOf(ctx, view, { messageId, to: place.channel }));
  if (sent.kind === "later") return sent;
  if (sent.kind === "dead") await giveUpPlace(ctx, place, notice, sent.why);
  else await ctx.store.keptMessages.posted(place.id, messageId, digestOf(view), ctx.clock.now());
  return { kind: "shown" };
}

/** The place cannot be reached. While something is left to do, other places are searched for. */
async function giveUpPlace(
  ctx: CommitContext,
  { id, about }: KeptMessage,
  { workspaceId, over }: Notice,
  why: string,
): Promise<void> {
  await commit(ctx, null, async (tx) => {
    await tx.keptMessages.dead(id, why);
    if (!over) await askForNotice(tx, workspaceId, about, ctx.clock.now());
  });
}
