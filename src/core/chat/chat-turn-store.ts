type Place = { platform: string; channel: string };
type Call = { platform: string; call: string };

export type ChatTurn =
  /** Reserved for the asking process alone. */
  | { kind: "reserved"; waitMs: number }
  /** Nothing is reserved. */
  | { kind: "too-far"; freeInMs: number };

/** Turns to post in a channel of a chat. Every process asks here, and the database's clock decides. */
export interface ChatTurnStore {
  /**
   * Reserves the next free moment in this channel, unless it is further away than `mostMs`.
   *
   * @param gapMs - from this moment to the next
   */
  reserve(turn: Place & { gapMs: number; mostMs: number }): Promise<ChatTurn>;
  /**
   * Begins to post in a turn that has come, unless the post before took longer than expected.
   *
   * @param mostMs - a poster that has not ended by then is taken for dead
   * @returns null when posting may begin, else the ms to wait
   */
  begin(turn: Place & { mostMs: number }): Promise<number | null>;
  /** It is posted, or not: the next may begin a gap from now. */
  end(turn: Place & { gapMs: number }): Promise<void>;
  /** The chat wants no call of this kind before `until`, from any process. */
  rest(call: Call, until: Date): Promise<void>;
  /** Until when it wants none; null: never said. */
  restsUntil(call: Call): Promise<Date | null>;
  /** Forgets channels without a post since then, and waits that are over. */
  forget(before: Date): Promise<void>;
}
