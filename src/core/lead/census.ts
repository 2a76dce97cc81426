import type { StopReason } from "./stop-reason.ts";

/** Leads of one campaign that stand at the same place. */
export type CensusGroup = {
  campaignId: string;
  state: "active" | "unconfirmed" | "held" | "finished" | "stopped";
  stopReason: StopReason | null;
  /** The step that is next, or would be. */
  nextStep: number;
  leads: number;
};

/** Where every lead of a mailbox stands at one moment, all its campaigns together. */
export type Census = {
  groups: CensusGroup[];
  /** Steps that the provider has accepted for these leads so far. */
  accepted: number;
  /** Digest of the ids of all its enrolments: equal when it is the same leads, none missing and none added. */
  digest: string;
  /** Leads of it that another mailbox has taken since; they are no longer among the groups. */
  given?: { address: string; leads: number }[];
};
