import type { HandHeldFor, HeldFor } from "./held-for.ts";

/** Held leads of a campaign that a person decides about: one, or all with the same reason. */
export type HeldLeads = { campaignId: string } & ({ enrolmentId: string } | { heldFor: HandHeldFor });

/** The enrolments that wait for a decision. */
export interface HeldLeadStore {
  /** Holds all enrolments of an address that have a step to come; those held already are held for this instead. */
  hold(workspaceId: string, email: string, why: HeldFor): Promise<void>;
  /** Holds one. @returns false when it has no step to come, or is held already */
  holdOne(enrolmentId: string, why: HeldFor): Promise<boolean>;
  /** Lets what was held for that reason go on. @returns how many enrolments */
  release(workspaceId: string, email: string, why: HeldFor): Promise<number>;
  /** Lets them go on with the step they wait before. @returns the mailbox of each lead that was still held */
  releaseThese(held: HeldLeads): Promise<string[]>;
  /** Ends them as removed. @returns how many were still held */
  removeThese(held: HeldLeads, at: Date): Promise<number>;
}
