import type { MessageView } from "./message-view.ts";

/** `ref` holds what the platform needs to find the message again, e.g. the channel and the message's own id. */
export type PostAnswer =
  | { kind: "posted"; ref: string }
  | Later
  /** The message to be edited was deleted. */
  | { kind: "gone" }
  /** The message exists and can never be edited again: its time is over, say, or another bot wrote it. */
  | { kind: "uneditable"; why: string }
  | Dead;

/**
 * The platform asks to wait, or does not answer: again at `until`, or by our own judgement where that is null. `unsent`: it did
 * nothing for certain; otherwise it may have done it and its answer was lost.
 */
export type Later =
  | { kind: "later"; until: Date | null; why: string; untried?: false; unsent?: true }
  /** The platform was not even asked. However often that happens, the message is not given up for it. */
  | { kind: "later"; until: Date; why: string; untried: true };

/** This channel cannot be reached any more: archived, say. `everywhere`: nor any other, the app was removed or its token revoked. */
export type Dead = { kind: "dead"; why: string; everywhere?: true };

/** The place of a message. `unsearchable`: the platform does not let us search. `later`: no answer came. */
export type Found =
  | { kind: "found"; ref: string }
  | { kind: "nowhere" }
  | { kind: "unsearchable" }
  | Later
  | Dead;

/** A chat platform as alerts need it. */
export interface ChatPort {
  /** The name under which the message's place is remembered. */
  platform: string;
  /**
   * Posts a message, or edits the one at `ref`.
   *
   * `thread`: the place of the message that it answers. `mark` goes with it unseen, so that it can be found; null: the item
   * that asks for it is its mark.
   */
  post(
    channel: string,
    view: MessageView,
    message: { ref: string | null; mark: string | null; thread?: string },
  ): Promise<PostAnswer>;
  /** Finds the message with this mark, posted at about `since` or later, in the channel or in the thread of one of its messages. */
  find(channel: string, mark: string, since: Date, thread?: string): Promise<Found>;
  /** The direct channel of the person with this verified address. null: the chat does not know them, or cannot be asked now. */
  person(email: string): Promise<string | null>;
  /** How people call a channel: "#alerts"; null: it has no name, or the platform does not say it now. Absent: no channel has one. */
  nameOf?(channel: string): Promise<string | null>;
}
