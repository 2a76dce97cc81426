import type { Cause, Fixer } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Page, Slice } from "../page.ts";
import type { CampaignRow } from "./campaign-views.ts";

/** `probes`: the number of probes that were refused. */
export type OpenDisconnection = {
  id: string;
  incidentId: string;
  cause: Cause;
  fixer: Fixer;
  startedAt: Date;
  probes: number;
};

export type MailboxRow = {
  mailbox: Mailbox;
  owner: { id: string; name: string };
  /** The backups, who may reconnect it besides its owner and the admins. */
  backupIds: string[];
  /** Attempts of the workspace's day `sentOn` (ISO 8601); another day's count is over. */
  sentOn: string | null;
  sentCount: number;
  disconnection: OpenDisconnection | null;
  /** A proven credential is being carried to its end. */
  reconnecting: boolean;
};

export type MailboxTotals = { connected: number; held: number; disconnected: number };

export type PastDisconnection = {
  id: string;
  incidentId: string;
  cause: Cause;
  startedAt: Date;
  endedAt: Date | null;
  hasReceipt: boolean;
};

export type MailboxView = MailboxRow & {
  /** It does nothing any more; what it went through can still be read. null: it is not removed. */
  removedAt: Date | null;
  campaigns: {
    id: string;
    name: string;
    state: CampaignRow["state"]["kind"];
    leads: number;
    /** The brake by which the mailbox left its rotation; null: it is in it. */
    brakeId: string | null;
  }[];
  disconnections: PastDisconnection[];
  /** The last failure, with the provider's words. null: none yet. */
  lastFailure: { at: Date; diagnosis: Diagnosis } | null;
};

/** The mailboxes of the list, of a member and of their pages. */
export interface MailboxViews {
  /** Those that cannot send first. */
  list(workspaceId: string, slice: Slice): Promise<Page<MailboxRow>>;
  /** The mailboxes that this member owns or backs up. Those that cannot send come first. */
  own(memberId: string, take: number): Promise<Page<MailboxRow>>;
  /** The lost mailboxes that this member owns or backs up: the newest incident, one address and their number. null: none. */
  lostInNameOf(
    memberId: string,
  ): Promise<{ incidentId: string; fixer: Fixer; address: string; mailboxes: number } | null>;
  totals(workspaceId: string): Promise<MailboxTotals>;
  /** Also a removed one. */
  get(workspaceId: string, id: string): Promise<MailboxView | null>;
}
