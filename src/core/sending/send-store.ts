import type { Step } from "../campaign/campaign.ts";
import type { DueSend, Outcome } from "../campaign/send.ts";

export interface SendStore {
  /**
   * Takes the turn of free, connected mailboxes: for each the longest due enrolment of its running campaigns whose window is
   * open, journalled as `transmitting` in the same statement, before anything is transmitted. Rows that others hold are
   * skipped. The mailboxes are this worker's until their outcome is recorded, or the worker is gone.
   */
  claim(claim: { workerId: string; now: Date; limit: number }): Promise<DueSend[]>;
  /** Of sends that this worker has in hand. May be said again when its answer was lost: nothing is counted twice. */
  record(workerId: string, outcomes: Outcome[]): Promise<void>;

  /** The campaign's steps, in order. */
  steps(campaignId: string): Promise<Step[]>;
  campaignOf(enrolmentId: string): Promise<{ campaignId: string; workspaceId: string } | null>;

  /** Running campaigns whose leads have all come to an end become `finished`. */
  finishCampaigns(at: Date): Promise<{ campaignId: string; workspaceId: string }[]>;
}
