/**
 * `mark`: names the message that it is an attempt of. `conversation`: where it was posted; null: an earlier version posted it.
 * `messageRef`: null while the chat has not said where it is. `superseded`: a later attempt is the message.
 */
export type ChatAttempt = {
  id: string;
  mark: string;
  conversation: string | null;
  at: Date;
  messageRef: string | null;
  card: object;
  superseded: boolean;
};

/** Attempts to post messages in a chat that cannot be searched. */
export interface ChatAttemptStore {
  /** From now on this attempt is the message with that mark, and no earlier one. */
  begin(
    attempt: {
      id: string;
      workspaceId: string;
      platform: string;
      mark: string;
      conversation: string;
      card: object;
    },
    at: Date,
  ): Promise<void>;
  /** The chat did nothing for certain. */
  forget(id: string): Promise<void>;
  /** The attempt that is the message with this mark; null: there is none. */
  present(platform: string, mark: string): Promise<ChatAttempt | null>;
  get(id: string): Promise<ChatAttempt | null>;
  /** The attempt that stands there; null: it is older than attempts are, or nobody's. */
  standing(platform: string, messageRef: string): Promise<ChatAttempt | null>;
  /**
   * The chat names this place for an attempt that is the message: its place, or a further name of it.
   *
   * @returns whether it is the first place that is known of it
   */
  found(id: string, messageRef: string): Promise<boolean>;
  /** The message shows this now. */
  shows(id: string, card: object): Promise<void>;
}
