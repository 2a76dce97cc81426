/** A campaign that a disconnection holds up. */
export type HeldUpCampaign = {
  id: string;
  name: string;
  /** `running`: it uses its other mailboxes. */
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
   * In a transaction, before any other change of an incident: keeps others from pausing or resuming the mailbox's campaigns, as a
   * disconnection does.
   */
  lockCampaigns(mailboxId: string): Promise<void>;
  /** Pauses the running campaigns on its list that have no other usable mailbox. @returns the ones that paused now */
  pauseCampaigns(disconnectionId: string): Promise<string[]>;
  /**
   * Resumes the listed campaigns that this or another disconnection paused, since the mailbox works again. A person's pause stays.
   * @returns the campaigns that resumed now
   */
  resumeCampaigns(disconnectionId: string): Promise<string[]>;
  /** The campaigns on a disconnection's list. */
  listed(disconnectionId: string): Promise<{ id: string; name: string }[]>;
  /** When the next send that it holds up was or is to go out, in its campaign's window; null: none. */
  nextMissed(incidentId: string): Promise<Date | null>;
  heldUp(incidentId: string): Promise<HeldUpCampaign[]>;
  /**
   * Lets another mailbox take the leads that a disconnection holds up and that have no message yet. Campaigns that a person paused
   * are left out. The campaigns use the other mailbox from now on, and those that the disconnection paused run. @returns the number
   * of each
   */
  giveLeads(
    disconnectionId: string,
    from: string,
    to: string,
  ): Promise<{ campaignId: string; leads: number }[]>;
  /** How many leads that would be. */
  givableLeads(incidentId: string): Promise<number>;
}
