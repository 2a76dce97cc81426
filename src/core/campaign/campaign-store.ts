import type { Schedule } from "../time/schedule.ts";
import type { SendingWindow } from "../time/sending-window.ts";
import type { Campaign, Step } from "./campaign.ts";

export type NewCampaign = {
  workspaceId: string;
  name: string;
  schedule: Schedule;
  window: SendingWindow;
  steps: Step[];
  mailboxIds: string[];
  sharesLeads: boolean;
};

/** A campaign's mailbox that is disconnected, and since which disconnection. */
export type DownMailbox = { mailboxId: string; address: string; disconnectionId: string };

/** The state of a campaign that a person starts or resumes: running, or waiting for a disconnection to end. */
export type CampaignStart = { kind: "running" } | { kind: "waiting"; disconnectionId: string };

export interface CampaignStore {
  /** @returns null when the workspace has a campaign of this name already */
  add(campaign: NewCampaign, at: Date): Promise<string | null>;
  get(workspaceId: string, id: string): Promise<Campaign | null>;
  /** Every campaign of a workspace by its name, the newest first. */
  names(workspaceId: string): Promise<{ id: string; name: string }[]>;
  byName(workspaceId: string, name: string): Promise<Campaign | null>;
  /** As `get`, and keeps everyone else from changing its state before the transaction ends. */
  lock(workspaceId: string, id: string): Promise<Campaign | null>;

  /** Gives the steps of a locked draft other subjects and texts. */
  writeTexts(id: string, steps: Step[]): Promise<void>;

  /** @param channel - null: its alerts go where the workspace's go @returns false when there is none */

  /** Its disconnected mailboxes, the last one to go first, and whether another one can be used. */
  reach(id: string): Promise<{ down: DownMailbox[]; usable: boolean }>;
  /** draft → running, or paused by that disconnection. @returns false when it was no draft */
  start(id: string, start: CampaignStart, window: SendingWindow, at: Date): Promise<boolean>;
  /** running, or paused by a disconnection → paused by this member. @returns false otherwise */
  pause(id: string, memberId: string): Promise<boolean>;
  /** paused by a member or its brake → running, or paused by that disconnection. @returns false otherwise */
  resume(id: string, start: CampaignStart, window: SendingWindow): Promise<boolean>;
  /** Puts the campaign on the list of every open disconnection of its mailboxes, so that their end resumes it. */
  listWithDisconnections(id: string): Promise<void>;

  /** Running and paused campaigns whose window is over. */
  closed(now: Date, limit: number): Promise<{ id: string; schedule: Schedule; closesAt: Date }[]>;
  /** @returns false when another process moved it on from the window that ended at `after` */
  roll(id: string, after: Date, window: SendingWindow): Promise<boolean>;
}
