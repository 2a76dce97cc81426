import type { Step } from "../campaign/campaign.ts";
import type { AlertChannel } from "../chat/destination.ts";
import type { StopReason } from "../lead/stop-reason.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Page, Slice } from "../page.ts";
import type { Schedule } from "../time/schedule.ts";

/** The number of a campaign's leads in each state. Every lead counts once. */
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
  /** The time of its next possible send. null: nothing is due, or nothing can be sent. */
  nextSendAt: Date | null;
};

export type CampaignView = CampaignRow & {
  schedule: Schedule;
  window: { opensAt: Date; closesAt: Date };
  sharesLeads: boolean;
  /** Where its alerts go on each platform; where it has none, they go where the workspace's go. */
  channels: AlertChannel[];
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

/** The campaigns of the list and of their pages. */
export interface CampaignViews {
  list(workspaceId: string, slice: Slice, now: Date): Promise<Page<CampaignRow>>;
  /** These, in any order. */
  some(workspaceId: string, ids: string[], now: Date): Promise<CampaignRow[]>;
  get(workspaceId: string, id: string, now: Date): Promise<CampaignView | null>;
}
