import type { About } from "../core/chat/about.ts";
import { type Answer, alone, answering } from "./answer.ts";
import type { BotChat, ChatPerson } from "./bot-chat.ts";
import { type BotContext, type BotKind, dialogOf, type PressHandler, pressOf } from "./bot-kinds.ts";
import type { Dialog, WantedPortion } from "./dialog.ts";
import { findSubject } from "./find-subject.ts";
import { forGuests } from "./guests.ts";
import { type Reply, reply } from "./reply.ts";
import { unknownSubject } from "./strangers.ts";

/** A press as a platform reads it from what came in. */
export type Pressed = {
  by: ChatPerson;
  /** null: the button carries none that this version can read. */
  about: About | null;
  press: string;
  /** The button's value, beside its subject. */
  value?: string;
  /** Which part of a list is wanted. */
  portion?: WantedPortion;
  /** The message that it was pressed in, where everybody of the channel sees it; null: an answer, a window or a page. */
  message: { channel: string; ref: string } | null;
  /** Names the press in its chat. A repeated delivery has the same. */
  key: string;
};

/**
 * Does what was pressed, on the state of now, however old the message is, once for each press.
 *
 * @returns null: it was done before, and nothing is to be said
 */
export const handlePress = (ctx: BotContext, chat: BotChat, pressed: Pressed): Promise<Answer | null> =>
  answering(ctx, chat, pressed.key, async () => alone(await outcome(ctx, chat, pressed)));

async function outcome(ctx: BotContext, chat: BotChat, pressed: Pressed): Promise<Reply | Dialog> {
  const { by, about, press, value = "", portion = null, message } = pressed;
  if (about === null) return unknownSubject();
  const found = await findSubject(ctx, chat, by, about);
  if (found.kind === "not-for-them") return found.reply;
  const { of, subject, member, guest } = found;
  const handler = chosenIn(of, press, value) ?? pressOf(of, press);
  if (message !== null) {
    const { platform } = chat;
    await of.keepTrue(ctx, subject, { platform, ...message, press, known: handler !== undefined });
  }
  if (handler === undefined)
    return reply("This button is from another version of Unpause. The message is brought up to date.");
  if (guest && !handler.forGuests) return forGuests(ctx, member, chat.words);
  return handler.press(ctx, { chat, member, subject }, { value, portion });
}

/** A choice of a dialog, pressed as a button. null: it is none. */
function chosenIn(of: BotKind<unknown>, press: string, value: string): PressHandler<unknown> | null {
  const dialog = dialogOf(of, press);
  if (value === "" || dialog?.choice === undefined) return null;
  const { choice, forGuests, submit } = dialog;
  return {
    ...(forGuests && { forGuests }),
    press: (ctx, acting) => submit(ctx, acting, { mailboxId: null, filled: { [choice]: value } }),
  };
}
