/** A taken place of a limit. */
export type LimitUse = { key: Uint8Array<ArrayBuffer>; place: number; useId: string };

/** The places of limits, which all processes share. */
export interface LimitStore {
  /**
   * Takes one of the places until then. Concurrent callers, in any number of processes, never get more than there are.
   *
   * @returns the place, or else the time when the first of them is free
   */
  take(
    key: Uint8Array<ArrayBuffer>,
    places: number,
    now: Date,
    until: Date,
  ): Promise<{ kind: "taken"; use: LimitUse } | { kind: "full"; until: Date }>;
  giveBack(use: LimitUse): Promise<void>;
  /** Keeps it until then. @returns false: it is another's by now */
  prolong(use: LimitUse, until: Date): Promise<boolean>;
  /** Forgets the places that were free before. */
  forget(before: Date): Promise<void>;
}
