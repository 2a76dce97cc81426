import type { StopReason } from "./stop-reason.ts";

/** Leads of one campaign in the same state. */
export type CensusGroup = {
  campaignId: string;
  state: "active" | "unconfirmed" | "held" | "finished" | "stopped";
  stopReason: StopReason | null;
  /** The step that is next, or would be. */
  nextStep: number;
  leads: number;
};

/** The state of every lead of a mailbox at one moment, in all its campaigns. */
export type Census = {
  groups: CensusGroup[];
  /** Steps that the provider has accepted for these leads so far. */
  accepted: number;
  /** Digest of the ids of all its enrolments: equal when it is the same leads, none missing and none added. */
  digest: string;
  /** Its leads that another mailbox has taken since. The groups no longer contain them. */
  given?: { address: string; leads: number }[];
};
