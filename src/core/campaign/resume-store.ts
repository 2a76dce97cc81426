import type { Schedule } from "../time/schedule.ts";
import type { Segment } from "./spread-backlog.ts";

/** The part of a running campaign that became overdue in one mailbox. */
export type Overdue = { campaignId: string; schedule: Schedule; waiting: number };

/** A mailbox's allowance of today, and its use. */
export type MailboxDay = {
  nextSendAt: Date;
  /** The workspace's day (ISO 8601) that `sentCount` counts; null: it never sent. */
  sentOn: string | null;
  sentCount: number;
  timeZone: string;
};

/** A send with an unknown end, and how it was settled. `open`: it is still unknown. */
export type Doubt = {
  enrolmentId: string;
  step: number;
  how: "found_in_sent" | "not_in_sent" | "person" | "open";
};

/** The queries and changes of leads that a resume after a disconnection needs. */
export interface ResumeStore {
  mailboxDay(mailboxId: string): Promise<MailboxDay>;
  overdue(mailboxId: string, now: Date): Promise<Overdue[]>;
  /** Gives the overdue leads, in the order in which they were due, their new times. */
  respread(mailboxId: string, campaignId: string, segments: Segment[], now: Date): Promise<void>;
  /** Moves a campaign's window on to the one that is open now or next. Its mailbox is then checked for due sends at once. */
  reopen(mailboxId: string, campaignId: string, window: { opensAt: Date; closesAt: Date }): Promise<void>;
  /** Sends of the mailbox that were settled since then, and those that still wait for it. */
  doubts(mailboxId: string, since: Date): Promise<Doubt[]>;
  /** Accepted steps that are still planned to be sent again. */
  sentTwice(mailboxId: string): Promise<number>;
}
