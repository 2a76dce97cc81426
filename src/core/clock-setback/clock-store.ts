import type { Schedule } from "../time/schedule.ts";

/** A clock that went back, as the operator is told about it. */
export type ClockSetback = {
  id: string;
  /** When it was noticed, by the clock that went back. */
  since: Date;
  /** By how many seconds, the last time. */
  seconds: number;
  times: number;
  endedAt: Date | null;
};

/** The last known time of the product's clock, and the traces of a clock that ran ahead. */
export interface ClockStore {
  /** The latest moment that any process has seen; null: none yet. */
  latest(): Promise<Date | null>;
  /** Says that it is that late, unless it is known to be later. */
  note(now: Date): Promise<void>;
  /** The clock went back from `latest` to `now`. @returns false when another process has seen to it */
  setBack(latest: Date, now: Date): Promise<boolean>;
  /**
   * Moves the times that the fast clock noted, and the waits that it set, to the right clock. No wait that the right clock set
   * becomes shorter, except for mere probes.
   */
  shift(byMs: number, now: Date): Promise<void>;

  /** Campaigns that are not finished and whose window is not open. */
  closedCampaigns(now: Date): Promise<{ id: string; schedule: Schedule; closesAt: Date }[]>;
  /** Mailboxes that may not send yet. */
  waitingMailboxes(now: Date): Promise<{ id: string; timeZone: string }[]>;
  /** Sends since then that may have gone out, by mailbox. */
  sentSince(from: Date): Promise<ReadonlyMap<string, number>>;

  /** Opens the notice, or adds to the open one. @returns its id */
  tell(setback: { seconds: number; at: Date }): Promise<string>;
  get(id: string): Promise<ClockSetback | null>;
  /** Ends notices that were opened before then. @returns their ids */
  endBefore(before: Date, at: Date): Promise<string[]>;
}
