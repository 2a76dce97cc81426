/** When lost mailboxes are probed with what is stored, to see whether they work again. */
export interface LookStore {
  /** Lost mailboxes to be looked at now; each is put off until `next` in the same statement, so that no other process takes it too. */
  claim(now: Date, next: Date, limit: number): Promise<string[]>;
  /**
   * It is still refused. The first few of an incident are looked at again at `lookAt`, on behalf of the others, which are only
   * when one of these works again.
   */
  refusedAgain(id: string, looks: number, lookAt: Date | null): Promise<void>;
  /** @returns false when there was a round after `before`, or the incident has ended */
  claimRound(incidentId: string, before: Date, now: Date): Promise<boolean>;
  /** Has all its lost mailboxes looked at, one after the other, so far apart. */
  atAll(incidentId: string, from: Date, spacingMs: number): Promise<void>;
}
