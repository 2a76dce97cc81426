import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import { cutWithin, visibleLine } from "../words/visible.ts";
import type { Chats } from "./chats.ts";
import { letterText, sharedLetterText } from "./letter-text.ts";
import type { MessageView } from "./message-view.ts";

/** Under this name the places of letters are remembered beside those of chats. */
export const LETTERS = "mail";

/** Without any chat, mail through a workspace's own mailboxes would be more than people asked for, unless they did. */
export const mayWrite = async (
  { operator, store }: Pick<Context, "operator" | "store">,
  chats: Chats,
  workspaceId: string,
): Promise<boolean> =>
  operator.letters !== null ||
  (await chats.of(workspaceId)).length > 0 ||
  (await store.members.workspace(workspaceId))?.lettersThroughMailboxes === true;

/** Longer than mail programs show. */
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
