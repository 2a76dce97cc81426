import type { Chats } from "../core/chat/chats.ts";
import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import type { BotChat } from "./bot-chat.ts";
import type { Dialog, Filled, WantedPortion } from "./dialog.ts";
import type { Reply } from "./reply.ts";

/** A member acts on a subject. `chat`: where they do so. */
export type Acting<S> = { chat: Pick<BotChat, "platform" | "words">; member: Member; subject: S };

/** One thing that can be pressed. Whether the member may is decided in it. */
export type PressHandler<S> = {
  /** `value`: what the button carries beside its subject. `portion`: which part of a list is wanted; null: the first. */
  press(
    ctx: BotContext,
    acting: Acting<S>,
    pressed: { value: string; portion: WantedPortion | null },
  ): Promise<Reply | Dialog>;
  /** A guest in the chat may press it on a subject of their own. */
  forGuests?: true;
  /** Its answer may be a dialog. */
  opens?: true;
};

/** One dialog that can be submitted. Whether the member may is decided in it. */
export type DialogHandler<S> = {
  /** `mailboxId`: the one mailbox of the subject that it is about; null: all of them. */
  submit(
    ctx: BotContext,
    acting: Acting<S>,
    submitted: { mailboxId: string | null; filled: Filled },
  ): Promise<Reply | Dialog>;
  /** A guest in the chat may submit it for a subject of their own. */
  forGuests?: true;
  /** It changes nothing, so that it may be submitted any number of times. */
  reads?: true;
  /** The field whose choices are buttons where no window can be opened: a press with the dialog's name submits it. */
  choice?: string;
};

/** A message that a person acted on: its place, and the press. */
export type PressedMessage = {
  platform: string;
  channel: string;
  ref: string;
  press: string;
  /** false: no handler of this version knows the press. */
  known: boolean;
};

/** The presses and dialogs of one kind of subject. Each room has a table of its own. */
export type BotKind<S> = {
  /** null: there is no such subject any more. */
  find(ctx: Context, id: string): Promise<{ workspaceId: string; subject: S } | null>;
  /** Whether a guest in the chat may see this subject. */
  isGuestsOwn(ctx: Context, member: Member, subject: S): Promise<boolean>;
  presses: Readonly<Record<string, PressHandler<S>>>;
  dialogs: Readonly<Record<string, DialogHandler<S>>>;
  /** Has a message brought up to date that may say what is no longer true. */
  keepTrue(ctx: Context, subject: S, message: PressedMessage): Promise<void>;
};

/** The presses and dialogs in chats, by kind of subject: the tables of all rooms together. */
export type BotKinds = Readonly<Record<string, BotKind<unknown>>>;

/** The decisions for a chat need these beside the context. `chats`: all chats of the workspaces. */
export type Bots = { kinds: BotKinds; chats: Chats };
export type BotContext = Context & Bots;

/** Whether an answer to this press may be a dialog. A chat whose windows must be opened at once opens one early. */
export function mayOpenDialog(kinds: BotKinds, kind: string, press: string): boolean {
  return pressOf(kindOf(kinds, kind), press)?.opens === true;
}

export const kindOf = (kinds: BotKinds, kind: string): BotKind<unknown> | undefined =>
  Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;

export const pressOf = (kind: BotKind<unknown> | undefined, press: string) =>
  kind && Object.hasOwn(kind.presses, press) ? kind.presses[press] : undefined;

export const dialogOf = (kind: BotKind<unknown> | undefined, dialog: string) =>
  kind && Object.hasOwn(kind.dialogs, dialog) ? kind.dialogs[dialog] : undefined;
