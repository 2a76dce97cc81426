import type { About } from "../core/chat/about.ts";
import { type Answer, alone, answering } from "./answer.ts";
import type { BotChat, ChatPerson } from "./bot-chat.ts";
import { type BotContext, type DialogHandler, dialogOf, kindOf } from "./bot-kinds.ts";
import type { Dialog, Filled } from "./dialog.ts";
import { findSubject } from "./find-subject.ts";
import { forGuests } from "./guests.ts";
import { type Reply, reply } from "./reply.ts";

/** A submitted dialog as a platform reads it from what came in. */
export type Submitted = {
  by: ChatPerson;
  /** null: the window carries none that this version can read. */
  about: About | null;
  dialog: string;
  /** The one mailbox of the subject that it is about; null: all of them. */
  mailboxId: string | null;
  filled: Filled;
  /** Names the window in its chat: it is submitted once. */
  key: string;
};

/**
 * Handles a submitted dialog against the current state.
 *
 * @returns null: it was done before, and nothing is to be said
 */
export function handleDialog(ctx: BotContext, chat: BotChat, submitted: Submitted): Promise<Answer | null> {
  const handler = handlerOf(ctx, submitted);
  const key = handler?.reads ? null : submitted.key;
  return answering(ctx, chat, key, async () => alone(await outcome(ctx, chat, submitted, handler)));
}

/** Whether submitting this changes nothing. */
export const onlyReads = (ctx: BotContext, submitted: Pick<Submitted, "about" | "dialog">): boolean =>
  handlerOf(ctx, submitted)?.reads === true;

const handlerOf = ({ kinds }: BotContext, { about, dialog }: Pick<Submitted, "about" | "dialog">) =>
  about === null ? undefined : dialogOf(kindOf(kinds, about.kind), dialog);

async function outcome(
  ctx: BotContext,
  chat: BotChat,
  { by, about, mailboxId, filled }: Submitted,
  handler: DialogHandler<unknown> | undefined,
): Promise<Reply | Dialog> {
  if (handler === undefined || about === null)
    return reply("This window is from another version of Unpause. Please open it again.");
  const found = await findSubject(ctx, chat, by, about);
  if (found.kind === "not-for-them") return found.reply;
  const { subject, member, guest } = found;
  if (guest && !handler.forGuests) return forGuests(ctx, member, chat.words);
  return handler.submit(ctx, { chat, member, subject }, { mailboxId, filled });
}
