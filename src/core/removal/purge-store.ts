/** The age limit of each kind of row: older rows are deleted. */
export type Purge = {
  /** Sign-in links, since they ended. */
  signInLinks: Date;
  /** Reconnect links, with the sessions that a chat vouched for, since they ended. */
  reconnectLinks: Date;
  /** The failures of mailboxes. */
  failures: Date;
  /** Texts of parsed mail: whom a report names, and its line. */
  mailTexts: Date;
  /** Parsed mail: that it came, and what it was. */
  mails: Date;
  /** Attempts to post in chats, since the message that they are was last edited. */
  chatAttempts: Date;
  /** Outbox items that were delivered or given up. */
  outbox: Date;
};

export interface PurgeStore {
  /**
   * Deletes expired rows, of each kind at most this many.
   *
   * @returns the number of deleted rows
   */
  purge(before: Purge, atMost: number): Promise<Record<keyof Purge, number>>;
}
