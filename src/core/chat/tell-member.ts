import type { Context } from "../context.ts";
import type { Chats } from "./chats.ts";
import type { Shown } from "./delivered.ts";
import { findInChat } from "./find-in-chat.ts";
import { letterId, letterOf, mayWrite } from "./letter.ts";
import { memberQuietUntil } from "./member-quiet-until.ts";
import type { MessageView } from "./message-view.ts";
import { sendLetter } from "./send-letter.ts";

/**
 * Tells one member something of its own, where only they read it. It uses one chat, the next where that does not reach them, or
 * else a letter. It waits for the end of their quiet hours.
 */
export async function tellMember(
  ctx: Context,
  chats: Chats,
  memberId: string,
  view: MessageView,
): Promise<Shown> {
  const quietEnd = await memberQuietUntil(ctx, memberId, null);
  if (quietEnd !== null)
    return { kind: "later", until: quietEnd, why: "These are this member's quiet hours." };
  const member = await ctx.store.members.get(memberId);
  if (member === null) return { kind: "shown" };
  const said = await sayInChat(ctx, chats, member, view);
  if (said.kind !== "dead") return said;
  if (!(await mayWrite(ctx, chats, member.workspaceId))) return { kind: "shown" };
  const day = ctx.clock.now().toISOString().slice(0, 10);
  const messageId = letterId(ctx.publicUrl, `${memberId} ${day} ${view.title}`);
  return sendLetter(ctx, member.workspaceId, letterOf(ctx, view, { messageId, to: member.email }));
}

/** Says it in the first chat that reaches them. dead: none does. */
export async function sayInChat(
  ctx: Pick<Context, "store">,
  chats: Chats,
  member: { id: string; email: string; workspaceId: string },
  view: MessageView,
): Promise<Shown> {
  const dead = new Set<string>();
  for (;;) {
    const found = await findInChat(ctx, chats, member, dead);
    if (found === null) return { kind: "dead", why: "This member is not known in any chat." };
    const answer = await found.chat.post(found.channel, view, { ref: null, mark: null });
    if (answer.kind !== "dead") return answer.kind === "later" ? answer : { kind: "shown" };
    dead.add(found.chat.platform);
  }
}
