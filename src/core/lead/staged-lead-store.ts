import type { LeadRow, Listed } from "./lead-row.ts";

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

/** The rows of a file on their way to leads and enrolments. */
export interface StagedLeadStore {
  /** Within a transaction: puts rows aside for `enrol`. Of an address that comes twice, the first row counts. */
  add(rows: LeadRow[]): Promise<void>;
  /** Makes leads and enrolments of the staged rows of this transaction. Known leads get the new values of their fields. */
  enrol(into: Enrolling): Promise<Enrolled>;
  /** The staged addresses, each without what its spellings differ in, after this one and in order. */
  keys(after: string, take: number): Promise<string[]>;
  /** Leaves staged rows of these keys out, for that reason. */
  leaveOut(keys: string[], reason: LeftOutReason): Promise<void>;
}
