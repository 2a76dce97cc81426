import type { HandHeldFor } from "../lead/held-for.ts";

/** The held leads of one campaign whose message was refused: their number, and the owners of their mailboxes. */
export type HeldInCampaign = {
  workspaceId: string;
  campaignId: string;
  leads: Record<HandHeldFor, number>;
  ownerIds: string[];
};

/** The message about them, from the first that waits to the last that is decided. */
export type HeldNotice = {
  id: string;
  workspaceId: string;
  campaignId: string;
  campaignName: string;
  since: Date;
  endedAt: Date | null;
};

export interface HeldNoticeStore {
  /** All campaigns that have such leads. */
  waiting(limit: number): Promise<HeldInCampaign[]>;
  waitingIn(campaignId: string): Promise<HeldInCampaign | null>;
  /** Opens the message, or says how many it counts now. @returns its id where that is new; else null */
  note(held: { workspaceId: string; campaignId: string; leads: number; at: Date }): Promise<string | null>;
  get(id: string): Promise<HeldNotice | null>;
  /** The open ones, the newest first. */
  open(workspaceId: string, take: number): Promise<string[]>;
  /** Ends the open ones of campaigns that are not among these. @returns those that ended */
  endOthers(campaignIds: string[], at: Date): Promise<{ id: string; workspaceId: string }[]>;
}
