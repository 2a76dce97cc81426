import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import type { ChatPort } from "./chat-port.ts";
import { letterText, sharedLetterText } from "./letter-text.ts";
import { loadAlert } from "./load-alert.ts";
import type { MessageView } from "./message-view.ts";
import { peaceUntil } from "./peace-until.ts";
import { sendLetter } from "./send-letter.ts";
import type { Shown } from "./show-alert.ts";
import { cutWithin, visibleLine } from "./visible.ts";

/** Under this name the places of letters are remembered beside those of chats. */
export const LETTERS = "mail";

type Told = { incidentId: string; memberId: string };

/** The alert for who cannot be reached in a chat: one letter when it is found, and one when it is over. */
export async function showAlertByLetter(
  ctx: Context,
  chat: ChatPort | null,
  workspaceId: string,
  { incidentId, memberId }: Told,
): Promise<Shown> {
  if (!(await mayWrite(ctx, chat, workspaceId))) return { kind: "shown" };
  const { alerts, keptMessages, members } = ctx.store;
  const [view, member] = await Promise.all([loadAlert(ctx, incidentId), members.get(memberId)]);
  if (view === null || member === null) return { kind: "shown" };
  const place = { workspaceId, incidentId, platform: LETTERS, channel: member.email, memberId };
  const letter = await alerts.openOrGet(place);
  const isOver = view.tone === "good";
  const isTold = isOver ? letter.messageRef === null || letter.shown === "over" : letter.messageRef !== null;
  if (isTold) return { kind: "shown" };
  const peace = await peaceUntil(ctx, memberId, incidentId);
  if (peace !== null) return { kind: "later", until: peace, why: "These are this member's quiet hours." };

  const messageId = letterId(ctx.publicUrl, `${letter.id} ${isOver ? "over" : "found"}`);
  const mail = letterOf(ctx, view, { messageId, to: member.email, inReplyTo: letter.messageRef });
  const sent = await sendLetter(ctx, workspaceId, mail);
  if (sent.kind === "shown") {
    const shown = isOver ? "over" : "found";
    await keptMessages.posted(letter.id, letter.messageRef ?? messageId, shown, ctx.clock.now());
  } else if (sent.kind === "dead") {
    await alerts.dead(incidentId, LETTERS, member.email, sent.why);
  }
  return sent;
}

/** Without any chat, mail through a workspace's own mailboxes would be more than people asked for, unless they did. */
export const mayWrite = async (
  { operator, store }: Pick<Context, "operator" | "store">,
  chat: ChatPort | null,
  workspaceId: string,
): Promise<boolean> =>
  chat !== null ||
  operator.letters !== null ||
  (await store.members.workspace(workspaceId))?.lettersThroughMailboxes === true;

/** What mail programs show of it, and more. */
const SUBJECT_LIMIT = 150;

export const letterOf = (
  { publicUrl }: Pick<Context, "publicUrl">,
  view: MessageView,
  { messageId, to, inReplyTo = null }: { messageId: string; to: string; inReplyTo?: string | null },
) => ({
  messageId,
  to,
  subject: cutWithin(visibleLine(view.title), SUBJECT_LIMIT),
  text: letterText(view),
  sharedText: sharedLetterText(view, publicUrl),
  inReplyTo,
});

/** The same for the same reason, so that a letter that is sent twice is one to its reader. */
export const letterId = (publicUrl: string, reason: string) =>
  `${createHash("sha256").update(`unpause letter ${reason}`).digest("hex").slice(0, 32)}@${new URL(publicUrl).hostname}`;
