import type { Step } from "./campaign/campaign.ts";
import type { Cause, Fixer } from "./diagnosis/cause.ts";
import type { Diagnosis } from "./diagnosis/diagnosis.ts";
import type { Successor } from "./inbound/away/successor-in.ts";
import type { HeldFor } from "./lead/held-for.ts";
import type { StopReason } from "./lead/stop-reason.ts";
import type { Suppression, SuppressionReason } from "./lead/suppression.ts";
import type { Mailbox } from "./mailbox/mailbox.ts";
import type { Schedule } from "./time/schedule.ts";

/** How many leads of a campaign stand where. Every lead counts once. */
export type LeadCounts = {
  /** Nothing sent to them yet. */
  waiting: number;
  /** At least one step accepted, more to come. */
  underWay: number;
  /** Had every step. */
  finished: number;
  /** A send of theirs may or may not have been accepted. */
  unconfirmed: number;
  /** They wait for a person's decision. */
  held: number;
} & Record<StopReason, number>;

export type CampaignRow = {
  id: string;
  name: string;
  state:
    | { kind: "draft" | "running" | "finished" }
    | {
        kind: "paused";
        by:
          | { kind: "member"; name: string }
          | { kind: "disconnection"; incidentId: string }
          | { kind: "brake"; brakeId: string };
      };
  leads: LeadCounts;
  /** Its mailboxes that cannot send at the moment. */
  down: { mailboxId: string; address: string; state: "held" | "disconnected" }[];
  /** When the next send of it may go out; null: nothing is due, or nothing can go. */
  nextSendAt: Date | null;
};

/** `looks`: how often it was looked whether it works again, and it did not. */
export type OpenDisconnection = {
  id: string;
  incidentId: string;
  cause: Cause;
  fixer: Fixer;
  startedAt: Date;
  looks: number;
};

export type MailboxRow = {
  mailbox: Mailbox;
  owner: { id: string; name: string };
  /** Who may reconnect it besides its owner and the admins. */
  backupIds: string[];
  /** Attempts of the workspace's day `sentOn` (ISO 8601); another day's count is over. */
  sentOn: string | null;
  sentCount: number;
  disconnection: OpenDisconnection | null;
  /** A proven credential is being carried to its end. */
  reconnecting: boolean;
};

export type MailboxTotals = { connected: number; held: number; disconnected: number };

/** One incident of the feed; its words come from the alert. */
export type IncidentRow = {
  id: string;
  cause: Cause;
  openedAt: Date;
  endedAt: Date | null;
  /** Ended disconnections of it that have a receipt. */
  receipts: { disconnectionId: string; address: string }[];
};

/** One mailbox of an incident. */
export type IncidentMailboxRow = {
  mailboxId: string;
  address: string;
  owner: string;
  disconnectionId: string;
  startedAt: Date;
  endedAt: Date | null;
  /** It ended because the mailbox was removed. */
  removed: boolean;
  hasReceipt: boolean;
  reconnecting: boolean;
};

export type CampaignView = CampaignRow & {
  schedule: Schedule;
  window: { opensAt: Date; closesAt: Date };
  sharesLeads: boolean;
  /** Where its alerts go; null: where the workspace's go. */
  slackChannel: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  steps: (Step & { accepted: number; refused: number })[];
  mailboxes: {
    id: string;
    address: string;
    state: Mailbox["state"]["kind"];
    leads: number;
    /** The brake by which it left the rotation; null: it is in it. */
    brakeId: string | null;
  }[];
};

/** A lead that waits for a person. */
export type HeldLead = {
  enrolmentId: string;
  email: string;
  heldFor: HeldFor;
  nextStep: number;
  mailboxAddress: string;
  /** The provider's line, or the lead's words; null: it is not known. */
  said: string | null;
  /** The open question about this address, to be answered in its notice. */
  questionId: string | null;
};

/** `rows`: the first ones of each reason; `counts`: all of them. */
export type HeldLeadsView = { counts: Record<HeldFor, number>; rows: HeldLead[] };

export type LeadState = "active" | "unconfirmed" | "held" | "finished" | "stopped";

export type LeadRow = {
  enrolmentId: string;
  leadId: string;
  email: string;
  state: LeadState;
  stopReason: StopReason | null;
  /** Whom the mailbox of a lead who is gone names instead. */
  successor: Successor | null;
  heldFor: HeldFor | null;
  nextStep: number;
  dueAt: Date;
  stoppedAt: Date | null;
  mailboxAddress: string;
  /** The suppressed address, in this or another spelling, for which it is never written to; null: it may be. */
  suppressedAs: string | null;
};

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
  /** What went wrong last, with the provider's words; null: nothing yet. */
  lastFailure: { at: Date; diagnosis: Diagnosis } | null;
};

export type Page<Row> = { rows: Row[]; total: number };
export type Slice = { skip: number; take: number };

/** What pages show. Each answer takes a bounded number of queries, however many leads there are. */
export interface Views {
  campaigns(workspaceId: string, slice: Slice, now: Date): Promise<Page<CampaignRow>>;
  /** These, in any order. */
  campaignsOf(workspaceId: string, ids: string[], now: Date): Promise<CampaignRow[]>;
  /** Those that cannot send first. */
  mailboxes(workspaceId: string, slice: Slice): Promise<Page<MailboxRow>>;
  /** Those that this member owns or backs up, those that cannot send first. */
  ownMailboxes(memberId: string, take: number): Promise<Page<MailboxRow>>;
  /** What this member owns or backs up and is lost: the newest incident, one address and how many; null: nothing. */
  lostInNameOf(
    memberId: string,
  ): Promise<{ incidentId: string; fixer: Fixer; address: string; mailboxes: number } | null>;
  /** Open incidents about lost mailboxes that this member owns or backs up, and those that they are on, the newest first. */
  openAlertsOf(memberId: string, take: number): Promise<{ ids: string[]; total: number }>;
  mailboxTotals(workspaceId: string): Promise<MailboxTotals>;
  /** Open ones first, and each newest first. */
  incidents(workspaceId: string, take: number): Promise<IncidentRow[]>;
  /** How many incidents are open of each cause, the most first. */
  openCauses(workspaceId: string): Promise<{ cause: Cause; incidents: number }[]>;
  incident(workspaceId: string, id: string): Promise<IncidentRow | null>;
  /** Those that are still lost first. @param search - part of an address or of the owner's name; "": all */
  incidentMailboxes(incidentId: string, search: string, slice: Slice): Promise<Page<IncidentMailboxRow>>;
  campaign(workspaceId: string, id: string, now: Date): Promise<CampaignView | null>;
  leads(campaignId: string, state: LeadState | null, slice: Slice): Promise<Page<LeadRow>>;
  /** @param most - of each reason */
  heldLeads(campaignId: string, most: number): Promise<HeldLeadsView>;
  /** Whose enrolments these are, by enrolment id. */
  leadEmails(enrolmentIds: string[]): Promise<ReadonlyMap<string, string>>;
  /** Also a removed one. */
  mailbox(workspaceId: string, id: string): Promise<MailboxView | null>;
  /** Newest first. @param search - part of an address; "": all */
  suppressions(
    workspaceId: string,
    filter: { search: string; reason: SuppressionReason | null },
    slice: Slice,
  ): Promise<Page<Suppression>>;
  suppression(workspaceId: string, email: string): Promise<Suppression | null>;
  /** All for which this address is never written to: its own first, then those of its other spellings. */
  suppressionsOf(workspaceId: string, email: string): Promise<Suppression[]>;
  memberNames(workspaceId: string): Promise<ReadonlyMap<string, string>>;
}
