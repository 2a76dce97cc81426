import type { Leg } from "../diagnosis/verdict.ts";

/** Whether a mailbox is connected, and when its legs last worked. */
export interface ConnectionStore {
  /**
   * connected or held → disconnected. In a transaction: and nobody else pauses or resumes its campaigns before we commit. Two mailboxes
   * of one campaign that go down at once would take each other for alive; the second waits here, then sees the first one's state.
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
   * Connected mailboxes of running campaigns whose window opens between the two moments, each once for each opening: no other process
   * takes it too.
   */
  claimPreflights(now: Date, ahead: Date, limit: number): Promise<string[]>;
}
