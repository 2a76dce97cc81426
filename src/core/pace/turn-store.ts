import type { WarmUp } from "../mailbox/mailbox.ts";

/** The facts that the pace of a mailbox depends on. */
export type Pace = {
  minGapMs: number;
  dailyCap: number;
  warmUp: WarmUp | null;
  /** Sends of the day `sentOn` (a date in the workspace's time zone, ISO 8601). */
  sentOn: string | null;
  sentCount: number;
  timeZone: string;
};

/** A mailbox's pace, the moment of its next turn, and the last moment at which mail may have left through it. */
export type PaceNow = Pace & { nextSendAt: Date; lastAt: Date | null };

/** Turns of mailboxes that no outcome ends: a worker died, an answer was lost, a doubt is over, a clock went back. */
export interface TurnStore {
  /** Mailboxes that workers which are gone had in hand. */
  orphans(): Promise<string[]>;
  /**
   * Takes a mailbox and its sends out of the hands of workers that are gone. Such a send may have been handed over until `at`.
   *
   * @returns how many sends are in doubt by that
   */
  free(mailboxId: string, at: Date): Promise<number>;
  /** Takes back this worker's claims of a commit whose answer was lost: none of them was sent. */
  freeMine(workerId: string, inHand: string[]): Promise<void>;

  /** Keeps everyone else from changing it before the transaction ends. */
  pace(mailboxId: string): Promise<PaceNow | null>;
  savePace(mailboxId: string, pace: Pick<PaceNow, "sentOn" | "sentCount" | "nextSendAt">): Promise<void>;
  /**
   * Counts a letter as one of the mailbox's sends of that day, and puts its next send off by its gap.
   *
   * @param day - in the workspace's time zone, ISO 8601
   * @param betweenMs - to the letter before, unless its gap is shorter
   * @returns null: it may go now; else when to ask again
   */
  takeForLetter(
    mailboxId: string,
    letter: { now: Date; day: string; betweenMs: number },
  ): Promise<Date | null>;
}
