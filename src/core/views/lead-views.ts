import type { Successor } from "../inbound/away/successor-in.ts";
import type { HeldFor } from "../lead/held-for.ts";
import type { StopReason } from "../lead/stop-reason.ts";
import type { Page, Slice } from "../page.ts";

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
  /** The person named by the mailbox of a lead who has left. */
  successor: Successor | null;
  heldFor: HeldFor | null;
  nextStep: number;
  dueAt: Date;
  stoppedAt: Date | null;
  mailboxAddress: string;
  /** The suppressed address, in this or another spelling, for which it is never written to; null: it may be. */
  suppressedAs: string | null;
};

/** The leads of a campaign. */
export interface LeadViews {
  list(campaignId: string, state: LeadState | null, slice: Slice): Promise<Page<LeadRow>>;
  /** @param most - of each reason */
  held(campaignId: string, most: number): Promise<HeldLeadsView>;
}
