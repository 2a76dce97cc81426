/** The removed data of one person, in rows. */
export type Forgotten = {
  leads: number;
  /** Sequences that this ended. */
  ended: number;
  /** Mails of theirs that were noted. */
  mails: number;
  suppressions: number;
  questions: number;
  /** Other rows that had their address in a text: history, providers' replies. */
  texts: number;
};

export interface ForgettingStore {
  /** In a transaction: no import is under way before we commit. */
  lock(workspaceId: string): Promise<void>;
  /** In a transaction: no lead is forgotten before we commit. */
  keepOut(workspaceId: string): Promise<void>;
  /** An address without what its spellings differ in: labels, dots, upper case. */
  keyOf(address: string): Promise<string>;
  /** Keeps the hash. Idempotent. */
  remember(workspaceId: string, hash: string, at: Date): Promise<void>;
  hasAny(workspaceId: string): Promise<boolean>;
  /** Which of these hashes are of forgotten leads. */
  among(workspaceId: string, hashes: string[]): Promise<string[]>;
  /**
   * Removes what is personal of everybody whose address has this key. Rows that others count on stay, without a name.
   *
   * @returns what was removed, and the questions that this answered
   */
  erase(workspaceId: string, key: string, at: Date): Promise<Forgotten & { questionIds: string[] }>;
}
