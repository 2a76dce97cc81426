import type { About } from "../chat/about.ts";
import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { findInChat } from "../chat/find-in-chat.ts";
import type { KeptMessage } from "../chat/kept-message.ts";
import { LETTERS } from "../chat/letter.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Member } from "../workspace/member.ts";
import type { NoticeMessage } from "./ask-for-notice.ts";
import type { Notice } from "./notice.ts";

/**
 * Names the places of a subject's notice and asks for it in each. A place that cannot be reached keeps no other from being reached.
 * Without a chat the web app shows it.
 */
export async function showNotice(ctx: Context, chats: Chats, { about }: { about: About }): Promise<Shown> {
  const notice = await ctx.notices[about.kind]?.load(ctx, about.id);
  if (!notice) return { kind: "shown" };
  const { workspaceId } = notice;
  ctx.live.changed(workspaceId);
  const places = (await placesOf(ctx, chats, about, notice)).filter(({ deadWhy }) => deadWhy === null);
  if (places.length === 0) return { kind: "shown" };
  await commit(ctx, null, async (tx) => {
    for (const { id: keptId } of places) {
      const message: NoticeMessage = { kind: "show-notice-at", keptId };
      await tx.say(workspaceId, `notice-at:${keptId}`, message, ctx.clock.now());
    }
  });
  return { kind: "shown" };
}

/**
 * The present and future places of a notice. A person is told in one chat, in the next where that is dead, and by letter where no
 * chat reaches them. They may have left. A notice that asks for something and surely reaches none of its readers goes to the admins
 * too.
 */
async function placesOf(
  ctx: Context,
  chats: Chats,
  about: About,
  { workspaceId, channels, memberIds, over, need }: Notice,
): Promise<KeptMessage[]> {
  const { keptMessages, members } = ctx.store;
  const standing = await keptMessages.of(about);
  if (over) return standing;
  const open = await chats.of(workspaceId);
  const places = new Map(standing.map((place) => [place.id, place]));
  const add = async (platform: string, channel: string, memberId: string | null) => {
    const place = await keptMessages.openOrGet(workspaceId, about, { platform, channel, memberId });
    places.set(place.id, place);
    return place;
  };
  const alive = (place: KeptMessage) => place.deadWhy === null;
  const addPerson = async (member: Member) => {
    const theirs = standing.filter(
      ({ memberId, platform }) => memberId === member.id && platform !== LETTERS,
    );
    if (theirs.some((place) => alive(place) && open.some(({ platform }) => platform === place.platform)))
      return true;
    const dead = new Set(theirs.map(({ platform }) => platform));
    const found = await findInChat(ctx, chats, member, dead);
    if (found && alive(await add(found.chat.platform, found.channel, member.id))) return true;
    // Nothing shows whether a letter is read.
    return alive(await add(LETTERS, member.email, member.id)) && open.length === 0;
  };
  let isReached = false;
  for (const { platform, channel } of channels)
    if ((await chats.at(workspaceId, platform)) !== null)
      isReached = alive(await add(platform, channel, null)) || isReached;
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
