import type { Context } from "../core/context.ts";
import type { BotChat, ChatPerson } from "./bot-chat.ts";
import { findMember } from "./find-member.ts";
import { type Home, home } from "./home.ts";
import { notForThem } from "./strangers.ts";

/** The home page of our app in a member's chat: their own matters, made anew each time. */
export async function handleHome(ctx: Context, chat: BotChat, by: ChatPerson): Promise<Home> {
  const who = await findMember(ctx, chat, by);
  return who.kind === "member"
    ? home(ctx, who.member)
    : [{ title: "Welcome", content: notForThem(who.kind, chat.words) }];
}
