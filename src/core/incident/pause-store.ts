/** What a disconnection holds up, campaign by campaign. */
export type HeldUpCampaign = {
  id: string;
  name: string;
  /** `running`: it goes on through its other mailboxes. */
  state: "running" | "paused" | "finished" | "draft";
  /** A person or its brake paused it, and a reconnect does not end that. */
  pausedByMember: boolean;
  /** Leads of the incident's mailboxes that still have a step to come. */
  leadsWaiting: number;
  /** When the first of them was or is due; null when none waits. */
  firstDueAt: Date | null;
};

/** The campaigns that a disconnection pauses or holds up. */
export interface PauseStore {
  /**
   * In a transaction, before anything else of an incident is changed: keeps others from pausing or resuming the mailbox's campaigns,
   * as losing it does.
   */
  lockCampaigns(mailboxId: string): Promise<void>;
  /** Pauses the running campaigns on its list that have no other usable mailbox. @returns the ones that paused now */
  pauseCampaigns(disconnectionId: string): Promise<string[]>;
  /**
   * Resumes what is on the disconnection's list and was paused by it or another disconnection; its mailbox works again. What a
   * person paused stays paused. @returns the ones that resumed now
   */
  resumeCampaigns(disconnectionId: string): Promise<string[]>;
  /** The campaigns on a disconnection's list. */
  listed(disconnectionId: string): Promise<{ id: string; name: string }[]>;
  /** When the next send that it holds up was or is to go out, in its campaign's window; null: none. */
  nextMissed(incidentId: string): Promise<Date | null>;
  heldUp(incidentId: string): Promise<HeldUpCampaign[]>;
  /**
   * Lets another mailbox take the leads that a disconnection holds up and that nothing was sent to yet, of campaigns that no person
   * paused; the campaigns send through it from now on, and those that the disconnection paused run. @returns how many of each
   */
  giveLeads(
    disconnectionId: string,
    from: string,
    to: string,
  ): Promise<{ campaignId: string; leads: number }[]>;
  /** How many leads that would be. */
  givableLeads(incidentId: string): Promise<number>;
}
