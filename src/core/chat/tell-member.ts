import type { Context } from "../context.ts";
import { channelOf } from "./channel-of.ts";
import type { ChatPort } from "./chat-port.ts";
import type { Shown } from "./delivered.ts";
import { letterId, letterOf, mayWrite } from "./letter.ts";
import type { MessageView } from "./message-view.ts";
import { peaceUntil } from "./peace-until.ts";
import { sendLetter } from "./send-letter.ts";

/** Tells one member something of its own, where only they read it: in the chat, or else by letter; not in their quiet hours. */
export async function tellMember(
  ctx: Context,
  chat: ChatPort | null,
  memberId: string,
  view: MessageView,
): Promise<Shown> {
  const peace = await peaceUntil(ctx, memberId, null);
  if (peace !== null) return { kind: "later", until: peace, why: "These are this member's quiet hours." };
  const member = await ctx.store.members.get(memberId);
  if (member === null) return { kind: "shown" };
  const said = await sayInChat(ctx, chat, member, view);
  if (said.kind !== "dead") return said;
  if (!(await mayWrite(ctx, chat, member.workspaceId))) return { kind: "shown" };
  const day = ctx.clock.now().toISOString().slice(0, 10);
  const messageId = letterId(ctx.publicUrl, `${memberId} ${day} ${view.title}`);
  return sendLetter(ctx, member.workspaceId, letterOf(ctx, view, { messageId, to: member.email }));
}

async function sayInChat(
  ctx: Pick<Context, "store">,
  chat: ChatPort | null,
  member: { id: string; email: string },
  view: MessageView,
): Promise<Shown> {
  const channel = chat && (await channelOf(ctx, chat, member));
  if (chat === null || channel === null)
    return { kind: "dead", why: "This member is not known in the chat." };
  const answer = await chat.post(channel, view, { ref: null, mark: null });
  return answer.kind === "later" || answer.kind === "dead" ? answer : { kind: "shown" };
}
