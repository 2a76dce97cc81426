/** When lost mailboxes are probed with their stored credentials. */
export interface LostProbeStore {
  /** Lost mailboxes that are due for a probe. The same statement puts each off until `next`, so that no other process takes it. */
  claim(now: Date, next: Date, limit: number): Promise<string[]>;
  /**
   * Notes a refused probe. Only the first few mailboxes of an incident are probed again at `probeAt`. The others follow when one
   * of these works again.
   */
  refusedAgain(id: string, probes: number, probeAt: Date | null): Promise<void>;
  /** @returns false when a round began after `before`, or the incident has ended */
  claimRound(incidentId: string, before: Date, now: Date): Promise<boolean>;
  /** Schedules a probe of every lost mailbox of the incident, `spacingMs` apart. */
  atAll(incidentId: string, from: Date, spacingMs: number): Promise<void>;
}
