import type { LeadWait, LeadWaitGroup, Standing } from "./lead-wait.ts";

export interface LeadWaitStore {
  /** What is due since before then and has not been sent: of each campaign and mailbox the lead that has been due for longest. */
  standing(dueBefore: Date): Promise<Standing[]>;
  /**
   * Says that these still wait. What is seen for the first time, or not for a while because nothing ran, is watched before it is told.
   *
   * @returns its id where people are to be told something new; else null
   */
  note(group: LeadWaitGroup, watch: { at: Date; forMs: number }): Promise<string | null>;
  get(id: string): Promise<LeadWait | null>;
  /** Those that people are told of, the newest first. */
  open(workspaceId: string, take: number): Promise<string[]>;
  /** Ends those that were not noted at that moment. @returns those that people were told of */
  endOthers(notedAt: Date): Promise<{ id: string; workspaceId: string }[]>;
}
