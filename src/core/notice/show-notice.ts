import type { About } from "../chat/about.ts";
import { channelOf } from "../chat/channel-of.ts";
import type { ChatPort } from "../chat/chat-port.ts";
import type { Shown } from "../chat/delivered.ts";
import type { KeptMessage } from "../chat/kept-message.ts";
import { LETTERS, letterId, letterOf, mayWrite } from "../chat/letter.ts";
import { peaceUntil } from "../chat/peace-until.ts";
import { sendLetter } from "../chat/send-letter.ts";
import { digestOf, showKept } from "../chat/show-kept.ts";
import type { Context } from "../context.ts";
import { sayTime } from "../words/say.ts";
import type { Member } from "../workspace/member.ts";
import type { Notice } from "./notice.ts";

/**
 * Posts a subject's one message in each of its places, or edits it to say what is true now. A place that cannot be reached keeps no
 * other from being reached. Without a chat the web app shows it.
 */
export async function showNotice(
  ctx: Context,
  chat: ChatPort | null,
  { about }: { about: About },
): Promise<Shown> {
  const loaded = await ctx.notices[about.kind]?.load(ctx, about.id);
  if (!loaded) return { kind: "shown" };
  const timeZone = (await ctx.store.members.workspace(loaded.workspaceId))?.timeZone ?? "UTC";
  const updated = {
    at: sayTime(ctx.clock.now(), timeZone),
    url: `${ctx.publicUrl}/notices/${about.kind}/${about.id}`,
  };
  const notice = { ...loaded, view: { ...loaded.view, updated } };
  ctx.live.changed(notice.workspaceId);
  let later: Shown | null = null;
  for (const place of await placesOf(ctx, chat, about, notice)) {
    const shown =
      place.platform === LETTERS
        ? await sendNotice(ctx, chat, place, notice)
        : await showAt(ctx, chat as ChatPort, place, notice);
    if (shown.kind === "later") later = shown;
  }
  return later ?? { kind: "shown" };
}

/**
 * Where it stands or is to stand. A person whom the chat does not know, or cannot reach, gets a letter. They may have left: what wants
 * something of its readers and reaches none of them for certain goes to the admins too.
 */
async function placesOf(
  ctx: Context,
  chat: ChatPort | null,
  about: About,
  { workspaceId, channels, memberIds, over, need }: Notice,
): Promise<KeptMessage[]> {
  const { keptMessages, members } = ctx.store;
  const standing = (await keptMessages.of(about)).filter(
    ({ platform }) => platform === LETTERS || platform === chat?.platform,
  );
  if (over) return standing;
  const places = new Map(standing.map((place) => [`${place.platform} ${place.channel}`, place]));
  const add = async (platform: string, channel: string, memberId: string | null) => {
    const place = await keptMessages.openOrGet(workspaceId, about, { platform, channel, memberId });
    places.set(`${platform} ${channel}`, place);
    return place;
  };
  let isReached = false;
  const alive = (place: KeptMessage) => place.deadWhy === null;
  if (chat !== null)
    for (const channel of new Set(channels))
      isReached = alive(await add(chat.platform, channel, null)) || isReached;
  const addPerson = async (member: Member) => {
    const channel = chat && (await channelOf(ctx, chat, member));
    const inChat = chat && channel && (await add(chat.platform, channel, member.id));
    if (inChat && alive(inChat)) return true;
    // Whether a letter is read by somebody is known to nobody.
    return alive(await add(LETTERS, member.email, member.id)) && chat === null;
  };
  for (const memberId of new Set(memberIds)) {
    const member = await members.get(memberId);
    if (member !== null) isReached = (await addPerson(member)) || isReached;
  }
  if (isReached || need === "know") return [...places.values()];
  const everyone = await members.list(workspaceId);
  for (const member of everyone)
    if (member.role === "admin" && !memberIds.includes(member.id)) await addPerson(member);
  return [...places.values()];
}

async function showAt(ctx: Context, chat: ChatPort, place: KeptMessage, notice: Notice): Promise<Shown> {
  const { id, memberId, messageRef, postingAt, deadWhy, extra } = place;
  const { view, over } = notice;
  if (deadWhy !== null) return { kind: "shown" };
  if (messageRef === null && postingAt === null && extra === null) {
    if (over) return { kind: "shown" };
    const peace = memberId && (await peaceUntil(ctx, memberId, null));
    if (peace) return { kind: "later", until: peace, why: "These are this member's quiet hours." };
  }
  const shown = await showKept(ctx, chat, place, view, { over, ifNew: !over, ifDeleted: !over });
  if (shown.kind === "later") return shown;
  if (shown.kind !== "dead" || shown.stands) return { kind: "shown" };
  await ctx.store.keptMessages.dead(id, shown.why);
  if (over) return { kind: "shown" };
  return {
    kind: "later",
    until: ctx.clock.now(),
    why: "The chat does not reach them; a letter or an admin may.",
  };
}

/** One letter when it begins. It cannot be edited, and its end is no news worth a second one. */
async function sendNotice(
  ctx: Context,
  chat: ChatPort | null,
  place: KeptMessage,
  { workspaceId, view, over }: Notice,
): Promise<Shown> {
  const { keptMessages } = ctx.store;
  if (over || place.messageRef !== null || place.deadWhy !== null) return { kind: "shown" };
  if (!(await mayWrite(ctx, chat, workspaceId))) return { kind: "shown" };
  const peace = place.memberId && (await peaceUntil(ctx, place.memberId, null));
  if (peace) return { kind: "later", until: peace, why: "These are this member's quiet hours." };
  const messageId = letterId(ctx.publicUrl, place.id);
  const sent = await sendLetter(ctx, workspaceId, letterOf(ctx, view, { messageId, to: place.channel }));
  if (sent.kind === "shown") {
    await keptMessages.posted(place.id, messageId, digestOf(view), ctx.clock.now());
  } else if (sent.kind === "dead") {
    await keptMessages.dead(place.id, sent.why);
    return { kind: "later", until: ctx.clock.now(), why: "No letter reaches them; an admin may be reached." };
  }
  return sent;
}
