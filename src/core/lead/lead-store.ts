import type { HandHeldFor, HeldFor } from "./held-for.ts";
import type { LeadRow, Listed } from "./lead-row.ts";
import type { Fields } from "./template-port.ts";

/** Why a good row of a file did not become an enrolment. */
export type LeftOutReason =
  | "twice-in-file"
  | "already-enrolled"
  | "in-other-campaign"
  | "never-mail"
  | "forgotten";
export type LeftOut = { line: number; email: string; reason: LeftOutReason };

export type Enrolling = {
  workspaceId: string;
  campaignId: string;
  /** Each lead gets one of them, in turn, and stays with it. */
  mailboxIds: string[];
  sharesLeads: boolean;
  dueAt: Date;
  at: Date;
};

export type Enrolled = { enrolled: number; leftOut: Listed<LeftOut> };

/** A name that leads of a campaign lack, and some of their addresses. */
export type Lacking = { name: string; lacking: number; examples: string[] };

/** One lead in one campaign, with what its messages are made of. */
export type EnrolledLead = {
  enrolmentId: string;
  email: string;
  fields: Fields;
  mailbox: { address: string; senderName: string };
};

/** Held leads of a campaign about which a person decides: one, or all that are held for a reason. */
export type HeldLeads = { campaignId: string } & ({ enrolmentId: string } | { heldFor: HandHeldFor });

export interface LeadStore {
  /** Within a transaction: puts rows aside for `enrolStaged`. Of an address that comes twice, the first row counts. */
  stage(rows: LeadRow[]): Promise<void>;
  /** Makes leads and enrolments of all that was put aside in this transaction; known leads get what is new in their fields. */
  enrolStaged(into: Enrolling): Promise<Enrolled>;

  /** The staged addresses, each without what its spellings differ in, after this one and in order. */
  stagedKeys(after: string, take: number): Promise<string[]>;
  /** Leaves staged rows of these keys out, for that reason. */
  leaveOut(keys: string[], reason: LeftOutReason): Promise<void>;

  /** Tidies the kept counts of where leads stand, which grow with what happens. Idempotent. */
  foldCounts(): Promise<void>;

  /** How many leads of the campaign still have a step to come. */
  active(campaignId: string): Promise<number>;
  /** Gives the leads that wait for their first step a new time. */
  dueFirst(campaignId: string, dueAt: Date): Promise<void>;
  /** Holds all enrolments of an address that have a step to come; those held already are held for this instead. */
  hold(workspaceId: string, email: string, why: HeldFor): Promise<void>;
  /** Holds one. @returns false when it has no step to come, or is held already */
  holdOne(enrolmentId: string, why: HeldFor): Promise<boolean>;
  /** Lets what was held for that reason go on. @returns how many enrolments */
  release(workspaceId: string, email: string, why: HeldFor): Promise<number>;
  /** Lets them go on with the step they wait before. @returns the mailbox of each lead that was still held */
  releaseHeld(held: HeldLeads): Promise<string[]>;
  /** Ends them as removed. @returns how many were still held */
  removeHeld(held: HeldLeads, at: Date): Promise<number>;
  /** Names that templates of the campaign can use: what its leads have columns for, in the order of the alphabet. */
  columns(campaignId: string): Promise<string[]>;
  /** Of these names, the ones that some lead with a step to come lacks. */
  lacking(campaignId: string, names: string[]): Promise<Lacking[]>;
  /**
   * Lets another mailbox take the leads that a disconnection holds up and that nothing was sent to yet, of campaigns that no person
   * paused; the campaigns send through it from now on, and those that the disconnection paused run. @returns how many of each
   */
  give(disconnectionId: string, from: string, to: string): Promise<{ campaignId: string; leads: number }[]>;
  /** How many leads that would be. */
  givable(incidentId: string): Promise<number>;
  enrolled(campaignId: string, leadId: string): Promise<EnrolledLead | null>;
  /** @param email - in lower case */
  idOf(workspaceId: string, email: string): Promise<string | null>;
}
