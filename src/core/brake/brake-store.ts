import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Brake, BrakeLimits, BrakeReason } from "./brake.ts";
import type { RefusedRow } from "./judge-refusals.ts";

export type NewBrake = {
  workspaceId: string;
  campaignId: string;
  mailboxId: string | null;
  reason: BrakeReason;
  diagnosis: Diagnosis | null;
  counted: number;
  outOf: number | null;
  metById: string;
  at: Date;
};

export type NewRefusal = {
  workspaceId: string;
  campaignId: string;
  mailboxId: string;
  enrolmentId: string;
  step: number;
  about: "message" | "sender";
  line: string;
  at: Date;
};

export interface BrakeStore {
  limits(workspaceId: string): Promise<BrakeLimits>;
  /** Notes a refusal of text or sender. @returns the refusals in a row of this campaign and mailbox */
  refused(refusal: NewRefusal): Promise<RefusedRow>;
  /** Whether this step was refused before, and another lead of the campaign passed between. */
  wasRefusedWhileOthersPass(enrolmentId: string, step: number): Promise<boolean>;
  /** The last first sends of a campaign since its last Resume, and how many of them bounced or drew a complaint. */
  firstSends(campaignId: string, most: number): Promise<{ sent: number; bad: number }>;

  /** A running campaign, or one that waits for a disconnection, pauses itself. @returns null when it was paused otherwise */
  brake(brake: NewBrake): Promise<string | null>;
  /**
   * A mailbox leaves the rotation. Leads that had no step go to the others, `enrolmentId` among them.
   *
   * @returns null when it had left before
   */
  leave(
    brake: NewBrake & { mailboxId: string },
    enrolmentId: string,
  ): Promise<{ id: string; given: number } | null>;
  get(id: string): Promise<Brake | null>;
  /** The open ones, the newest first. */
  open(workspaceId: string, take: number): Promise<string[]>;
  /** The open one that paused this campaign; null: its brake has not. */
  ofCampaign(campaignId: string): Promise<Brake | null>;

  /** Lets one lead that was refused try again, at once. @returns its address; null: there is none, or one is on its way */
  test(brake: Brake, at: Date): Promise<string | null>;
  /** Notes the end of a test. @returns the brake; null: none waits for this enrolment */
  tested(enrolmentId: string, result: "passed" | "refused", line: string): Promise<string | null>;
  /** Leads left in the campaign that wait for it. */
  waiting(campaignId: string, mailboxId: string | null): Promise<number>;

  /**
   * Ends all open brakes of a campaign, or one mailbox's. Refused leads are due again, and counting begins anew.
   *
   * @returns the ids of those that ended
   */
  end(which: { campaignId: string; mailboxId: string | null }, memberId: string, at: Date): Promise<string[]>;
}
