/** Where the leads go that a removed mailbox has not written to: to another mailbox, or they end. */
export type LeadsOf = { campaignId: string; leads: number };

export interface MailboxRemovalStore {
  /**
   * In a transaction: no other process changes the mailbox before we commit.
   *
   * @returns null: it is removed already. `sending`: a send is in hand
   */
  lock(mailboxId: string): Promise<{ sending: boolean } | null>;
  /** Its leads in campaigns that are not over and that nothing was sent to. */
  unwritten(mailboxId: string): Promise<number>;
  /** Gives them to another mailbox, which joins their campaigns. @returns how many of each campaign */
  giveUnwritten(mailboxId: string, to: string): Promise<LeadsOf[]>;
  /** Ends the sequences of all leads that are left, as removed. @returns how many of each campaign */
  stopLeads(mailboxId: string, at: Date): Promise<LeadsOf[]>;
  /** The mailbox can no longer be searched, so its sends in doubt become unconfirmed. */
  giveUpDoubts(mailboxId: string, at: Date): Promise<void>;
  /**
   * Ends its open disconnection. A campaign that this paused goes on, or another lost mailbox pauses it.
   *
   * @returns its incident; null: it is not lost
   */
  endDisconnection(mailboxId: string, at: Date): Promise<string | null>;
  /** @returns the rehearsal that was under way; null: none */
  endDrill(mailboxId: string, memberId: string, at: Date): Promise<string | null>;
  /** @returns the brakes by which it had left campaigns */
  endBrakes(mailboxId: string, memberId: string, at: Date): Promise<string[]>;
  /** It is removed from now on. Its credential, links, place in campaigns, backups and what was noted of its folders are deleted. */
  remove(mailboxId: string, at: Date): Promise<void>;
}
