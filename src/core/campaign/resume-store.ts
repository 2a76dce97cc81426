import type { Schedule } from "../time/schedule.ts";
import type { Segment } from "./spread-backlog.ts";

/** What of a running campaign became overdue in one mailbox. */
export type Overdue = { campaignId: string; schedule: Schedule; waiting: number };

/** How a mailbox stands in its day. */
export type MailboxDay = {
  nextSendAt: Date;
  /** The workspace's day (ISO 8601) that `sentCount` counts; null: it never sent. */
  sentOn: string | null;
  sentCount: number;
  timeZone: string;
};

/** A send whose end nobody knew, and how that was settled; `open`: it still is not. */
export type Doubt = {
  enrolmentId: string;
  step: number;
  how: "found_in_sent" | "not_in_sent" | "person" | "open";
};

/** What going on after a disconnection asks of the leads and changes in them. */
export interface ResumeStore {
  mailboxDay(mailboxId: string): Promise<MailboxDay>;
  overdue(mailboxId: string, now: Date): Promise<Overdue[]>;
  /** Gives the overdue leads, in the order in which they were due, their new times. */
  respread(mailboxId: string, campaignId: string, segments: Segment[], now: Date): Promise<void>;
  /** Moves a campaign's window on to the one that is open now or next, and lets its mailbox be looked at again at once. */
  reopen(mailboxId: string, campaignId: string, window: { opensAt: Date; closesAt: Date }): Promise<void>;
  /** Sends of the mailbox that were settled since then, and those that still wait for it. */
  doubts(mailboxId: string, since: Date): Promise<Doubt[]>;
  /** Steps that were accepted and yet stand to be sent again. */
  sentTwice(mailboxId: string): Promise<number>;
}
