export type ChatTurn =
  /** Reserved for whoever asked, and for nobody else. */
  | { kind: "reserved"; waitMs: number }
  /** Nothing is reserved. */
  | { kind: "too-far"; freeInMs: number };

/** Who may post next in a channel of a chat: every process asks here, and the database's clock decides. */
export interface ChatTurnStore {
  /**
   * Reserves the next free moment in this channel, unless it is further away than `mostMs`.
   *
   * @param gapMs - from this moment to the next
   */
  reserve(place: { platform: string; channel: string; gapMs: number; mostMs: number }): Promise<ChatTurn>;
  /** Forgets channels in which nobody has posted since. */
  forget(before: Date): Promise<void>;
}
