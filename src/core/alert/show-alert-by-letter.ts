import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import { LETTERS, letterId, letterOf, mayWrite } from "../chat/letter.ts";
import { memberQuietUntil } from "../chat/member-quiet-until.ts";
import { sendLetter } from "../chat/send-letter.ts";
import type { Context } from "../context.ts";
import { loadAlert } from "./load-alert.ts";

type Told = { incidentId: string; memberId: string };

/** The alert for who cannot be reached in a chat: one letter when it is found, and one when it is over. */
export async function showAlertByLetter(
  ctx: Context,
  chats: Chats,
  workspaceId: string,
  { incidentId, memberId }: Told,
): Promise<Shown> {
  if (!(await mayWrite(ctx, chats, workspaceId))) return { kind: "shown" };
  const { alerts, keptMessages, members } = ctx.store;
  const [view, member] = await Promise.all([loadAlert(ctx, incidentId), members.get(memberId)]);
  if (view === null || member === null) return { kind: "shown" };
  const place = { workspaceId, incidentId, platform: LETTERS, channel: member.email, memberId };
  const letter = await alerts.openOrGet(place);
  const isOver = view.stage === "over";
  const isTold = isOver ? letter.messageRef === null || letter.shown === "over" : letter.messageRef !== null;
  if (isTold) return { kind: "shown" };
  const quietEnd = await memberQuietUntil(ctx, memberId, incidentId);
  if (quietEnd !== null)
    return { kind: "later", until: quietEnd, why: "These are this member's quiet hours." };

  const messageId = letterId(ctx.publicUrl, `${letter.id} ${isOver ? "over" : "found"}`);
  const mail = letterOf(ctx, view, { messageId, to: member.email, inReplyTo: letter.messageRef });
  const sent = await sendLetter(ctx, workspaceId, mail);
  if (sent.kind === "shown") {
    const shown = isOver ? "over" : "found";
    await keptMessages.posted(letter.id, letter.messageRef ?? messageId, shown, ctx.clock.now());
  } else if (sent.kind === "dead") {
    await alerts.dead(incidentId, { platform: LETTERS, channel: member.email }, sent.why);
  }
  return sent;
}
