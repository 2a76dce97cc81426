type Place = { platform: string; channel: string };
type Call = { platform: string; call: string };

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
  reserve(turn: Place & { gapMs: number; mostMs: number }): Promise<ChatTurn>;
  /**
   * Begins to post in a turn that has come, unless the one before took longer than it was thought to.
   *
   * @param mostMs - whoever has not ended by then is gone
   * @returns null: begun; else for how many ms to wait
   */
  begin(turn: Place & { mostMs: number }): Promise<number | null>;
  /** It is posted, or not: the next may begin a gap from now. */
  end(turn: Place & { gapMs: number }): Promise<void>;
  /** The chat wants no call of this kind before, whoever makes it. */
  rest(call: Call, until: Date): Promise<void>;
  /** Until when it wants none; null: never said. */
  restsUntil(call: Call): Promise<Date | null>;
  /** Forgets channels in which nobody has posted since, and what is no longer to be waited for. */
  forget(before: Date): Promise<void>;
}
