import type { Step } from "../campaign/campaign.ts";
import type { DueSend, Outcome } from "../campaign/send.ts";

export interface SendStore {
  /**
   * Claims free, connected mailboxes with a due send. For each it takes the longest due enrolment of its running campaigns with an
   * open window. The same statement journals it as `transmitting`, before anything is transmitted. Locked rows are skipped. The
   * mailboxes are this worker's until their outcome is recorded, or the worker is gone.
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
