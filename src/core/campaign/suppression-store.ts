import type { StopReason } from "./stop-reason.ts";

/** Addresses that a workspace never writes to again. All addresses in lower case. */
export interface SuppressionStore {
  /** @returns false when it stood there already; its first reason stays */
  add(workspaceId: string, email: string, reason: StopReason, at: Date): Promise<boolean>;
  /** Stops every enrolment of a lead that was not stopped before; one that had finished counts as stopped from now on, too. */
  stopLead(
    workspaceId: string,
    email: string,
    reason: StopReason,
    at: Date,
  ): Promise<{ enrolmentId: string; campaignId: string }[]>;
  /** Whose address an enrolment writes to. */
  leadOf(enrolmentId: string): Promise<{ workspaceId: string; email: string } | null>;
}
