import type { StopReason } from "../lead/stop-reason.ts";
import type { Successor } from "./away/successor-in.ts";
import type { Correspondence, ReceivedMail } from "./inbound.ts";

/** Received mail about our sends. Other mail is read over and not kept. */
export interface InboundStore {
  /** The start of reading for a new folder: a little before the last reading, else the day when the mailbox was added. */
  readFrom(mailboxId: string): Promise<Date>;
  /** Finds sends by their Message-IDs, in any state: an answer proves that the message went out. */
  bySends(workspaceId: string, messageIds: string[]): Promise<Map<string, Correspondence>>;
  /**
   * By the keys (`addressKey`) of leads that this mailbox has written to: of several enrolments the one that runs, else the latest.
   */
  byLeads(mailboxId: string, keys: string[]): Promise<Map<string, Correspondence>>;
  /** Which of these keys and domains belong to members and mailboxes of the workspace. */
  ours(workspaceId: string, keys: string[], domains: string[]): Promise<Set<string>>;

  /** Notes mails as applied. @returns those that were not noted before, each once: only they have an effect */
  note(
    mailbox: { id: string; workspaceId: string },
    mails: ReceivedMail[],
  ): Promise<Pick<ReceivedMail, "messageId" | "content">[]>;
  /** How many different steps of an enrolment met a passing trouble: several notices about one mail are one. */
  softBounces(enrolmentId: string): Promise<number>;
  /** Keeps with a lead whom their mailbox names in their place. */
  keepSuccessor(enrolmentId: string, successor: Successor): Promise<void>;

  /** active, unconfirmed or finished (the answer to the last step) → stopped. @returns false when it was stopped before */
  stop(enrolmentId: string, reason: StopReason, at: Date): Promise<boolean>;
  /** Moves an active enrolment's next step to `until`, never to an earlier time than it has. @returns whether it moved */
  postpone(enrolmentId: string, until: Date): Promise<boolean>;
}
