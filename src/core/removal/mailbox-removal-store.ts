/** Where the leads go that a removed mailbox has not written to: to another mailbox, or they end. */
export type LeadsOf = { campaignId: string; leads: number };

export interface MailboxRemovalStore {
  /**
   * In a transaction: nobody else changes the mailbox before we commit.
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
  /** Nobody can look up any more what is in doubt: it is unconfirmed. */
  giveUpDoubts(mailboxId: string, at: Date): Promise<void>;
  /**
   * Ends the disconnection that it is lost in. A campaign that this paused goes on, or is paused by another mailbox of it that is lost.
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
