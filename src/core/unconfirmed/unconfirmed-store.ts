import type { Page, Slice } from "../page.ts";

/** A send that only a person can settle; its lead waits for that. */
export type UnconfirmedSend = {
  enrolmentId: string;
  step: number;
  email: string;
  /** Without angle brackets. */
  messageId: string;
  transmittingAt: Date;
  campaign: { id: string; name: string };
  /** Where it was sent from. */
  mailbox: { id: string; address: string };
};

export type UnconfirmedFilter = {
  mailboxId?: string;
  campaignId?: string;
  /** Addresses of leads. */
  emails?: string[];
  /** Those that became unconfirmed no later than then. */
  until?: Date;
};

/** The unconfirmed sends of one mailbox, from the first one until none is left. */
export type UnconfirmedNotice = {
  id: string;
  workspaceId: string;
  mailbox: { id: string; address: string; ownerId: string };
  /** How many there are now. */
  sends: number;
  /** Campaigns with such sends, those with the most first. */
  campaigns: { name: string; sends: number }[];
  since: Date;
  endedAt: Date | null;
};

export interface UnconfirmedStore {
  /**
   * Opens, changes or ends the mailbox's notice, so that it says what is true now.
   *
   * @returns the notice, where it changed; else null
   */
  note(mailboxId: string, at: Date): Promise<{ id: string; workspaceId: string } | null>;
  get(id: string): Promise<UnconfirmedNotice | null>;
  /** The workspace's open ones, the newest first. */
  open(workspaceId: string, take: number): Promise<string[]>;
  /** The open one of a mailbox. */
  openOf(mailboxId: string): Promise<string | null>;
  /** Mailboxes with an outdated notice: a lead's sequence ended, or the mailbox has another owner. */
  outdated(take: number): Promise<string[]>;
  /** The newest first. */
  list(workspaceId: string, filter: UnconfirmedFilter, slice: Slice): Promise<Page<UnconfirmedSend>>;
}
