import type { StopReason } from "./stop-reason.ts";
import type { Suppression, SuppressionOrigin, SuppressionReason } from "./suppression.ts";

export type NewSuppression = {
  workspaceId: string;
  email: string;
  reason: SuppressionReason;
  origin: SuppressionOrigin;
  at: Date;
};

/** Addresses that a workspace never writes to again. All addresses in lower case. */
export interface SuppressionStore {
  /** A stronger reason takes the place of a weaker one; otherwise the first stays. @returns whether anything changed */
  add(suppression: NewSuppression): Promise<boolean>;
  /** Adds those that are not there yet, all from one origin. @returns the addresses that were added */
  addAll(
    workspaceId: string,
    emails: string[],
    all: Omit<NewSuppression, "workspaceId" | "email">,
  ): Promise<Set<string>>;
  /** @param seen - what is lifted: a suppression that was noted anew since then stays. @returns whether it was there */
  lift(workspaceId: string, seen: Pick<Suppression, "email" | "reason" | "at">): Promise<boolean>;
  /** Stops every enrolment of these leads that was not stopped before; one that had finished counts as stopped from now on, too. */
  stopLeads(
    workspaceId: string,
    emails: string[],
    reason: StopReason,
    at: Date,
  ): Promise<{ enrolmentId: string; campaignId: string }[]>;
  /** The lead's address and campaign of an enrolment. */
  leadOf(enrolmentId: string): Promise<{ workspaceId: string; email: string; campaignId: string } | null>;
}
