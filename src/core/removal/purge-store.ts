/** What is deleted once it is older than this moment. */
export type Purge = {
  /** Sign-in links, since they ended. */
  signInLinks: Date;
  /** Reconnect links, with the sessions that a chat vouched for, since they ended. */
  reconnectLinks: Date;
  /** What went wrong with a mailbox. */
  failures: Date;
  /** Texts of parsed mail: whom a report names, and its line. */
  mailTexts: Date;
  /** Parsed mail: that it came, and what it was. */
  mails: Date;
  /** Outbox items that were delivered or given up. */
  outbox: Date;
};

export interface PurgeStore {
  /**
   * Deletes rows that have had their day, of each kind at most so many.
   *
   * @returns how many went
   */
  purge(before: Purge, atMost: number): Promise<Record<keyof Purge, number>>;
}
