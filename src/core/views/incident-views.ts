import type { Cause } from "../diagnosis/cause.ts";
import type { Page, Slice } from "../page.ts";

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

/** The incidents of the feed and of their pages. */
export interface IncidentViews {
  /** Open ones first, and each newest first. */
  list(workspaceId: string, take: number): Promise<IncidentRow[]>;
  /** How many incidents are open of each cause, the most first. */
  openCauses(workspaceId: string): Promise<{ cause: Cause; incidents: number }[]>;
  get(workspaceId: string, id: string): Promise<IncidentRow | null>;
  /** Those that are still lost first. @param search - part of an address or of the owner's name; "": all */
  mailboxes(incidentId: string, search: string, slice: Slice): Promise<Page<IncidentMailboxRow>>;
  /** Open incidents about lost mailboxes that this member owns or backs up, and those that they are on, the newest first. */
  openOf(memberId: string, take: number): Promise<{ ids: string[]; total: number }>;
}
