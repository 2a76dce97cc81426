export interface MemberRemovalStore {
  /** The mailboxes that a member owns. In a transaction: they get no further one before we commit. */
  owned(memberId: string): Promise<{ mailboxId: string; address: string }[]>;
  /** Gives every mailbox of one member to another, who backs none of them up any more. */
  giveMailboxes(from: string, to: string): Promise<void>;
  /** Open incidents that this member said they are on. */
  taken(memberId: string): Promise<string[]>;
  /** Open incidents about mailboxes that this member owns or backs up, and those they are on. */
  concerning(memberId: string): Promise<string[]>;
  /**
   * Deletes the member with their sessions, links, sign-ins, chat identities and what waits to be said to them. History keeps their id.
   *
   * @returns how many sessions that ended
   */
  delete(memberId: string, at: Date): Promise<{ sessions: number }>;
}
