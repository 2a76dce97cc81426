import type { About } from "../core/chat/about.ts";
import type { Member } from "../core/workspace/member.ts";
import type { BotChat, ChatPerson } from "./bot-chat.ts";
import { type BotContext, type BotKind, kindOf } from "./bot-kinds.ts";
import { findMember } from "./find-member.ts";
import { forGuests } from "./guests.ts";
import type { Reply } from "./reply.ts";
import { notForThem, unknownSubject } from "./strangers.ts";

export type FoundSubject =
  | { kind: "found"; of: BotKind<unknown>; subject: unknown; member: Member; guest: boolean }
  /** `reply` tells nothing of the subject. */
  | { kind: "not-for-them"; reply: Reply };

/** The subject, for a member of its workspace; for a guest where it is about something of theirs. */
export async function findSubject(
  ctx: BotContext,
  chat: BotChat,
  by: ChatPerson,
  about: About,
): Promise<FoundSubject> {
  const no = (reply: Reply): FoundSubject => ({ kind: "not-for-them", reply });
  const of = kindOf(ctx.kinds, about.kind);
  const found = of ? await of.find(ctx, about.id) : null;
  if (of === undefined || found === null) return no(unknownSubject());
  const who = await findMember(ctx, chat, by, found.workspaceId);
  if (who.kind !== "member") return no(notForThem(who.kind, chat.words));
  const { member, guest } = who;
  const { subject } = found;
  if (guest && !(await of.isGuestsOwn(ctx, member, subject)))
    return no(await forGuests(ctx, member, chat.words));
  return { kind: "found", of, subject, member, guest };
}
