import type { Leg } from "../diagnosis/verdict.ts";

/** Whether a mailbox is connected, and when its legs last worked. */
export interface ConnectionStore {
  /**
   * connected or held → disconnected. In a transaction: no other process pauses or resumes its campaigns before we commit. Two
   * mailboxes of one campaign may go down at once. The second waits here and then sees the first one's state, so that neither
   * counts as usable.
   *
   * @returns the incident that it was held in; null when it was disconnected already
   */
  markDisconnected(mailboxId: string): Promise<{ heldIn: string | null } | null>;
  /** disconnected → connected. @returns false when it was not disconnected */
  markConnected(mailboxId: string, at: Date): Promise<boolean>;
  /** In a transaction: whether it is connected, and it cannot be lost or held before we commit. */
  keepConnected(mailboxId: string): Promise<boolean>;
  /** A leg worked. */
  worked(mailboxId: string, leg: Leg, at: Date): Promise<void>;
  /**
   * Connected mailboxes of running campaigns whose window opens between the two moments. Each is claimed once for each opening, by
   * one process.
   */
  claimPreflights(now: Date, ahead: Date, limit: number): Promise<string[]>;
}
