/** `messageRef`: null while the chat has not said where it is. `superseded`: a later attempt is the message. */
export type ChatAttempt = {
  id: string;
  at: Date;
  messageRef: string | null;
  card: object;
  superseded: boolean;
};

/** Attempts to post messages in a chat that cannot be searched. */
export interface ChatAttemptStore {
  /** From now on this attempt is the message with that mark, and no earlier one. */
  begin(
    attempt: { id: string; workspaceId: string; platform: string; mark: string; card: object },
    at: Date,
  ): Promise<void>;
  /** The chat did nothing for certain. */
  forget(id: string): Promise<void>;
  /** The attempt that is the message with this mark; null: there is none. */
  present(platform: string, mark: string): Promise<ChatAttempt | null>;
  get(id: string): Promise<ChatAttempt | null>;
  /** The attempt that stands there; null: it is older than attempts are, or nobody's. */
  standing(platform: string, messageRef: string): Promise<ChatAttempt | null>;
  /** The chat names this place for an attempt that is the message: its place, or a further name of it. */
  found(id: string, messageRef: string): Promise<void>;
  /** The message shows this now. */
  shows(id: string, card: object): Promise<void>;
}
