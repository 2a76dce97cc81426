import type { LeadWait, LeadWaitGroup, Standing } from "./lead-wait.ts";

export interface LeadWaitStore {
  /** Unsent leads that are due since before then: of each campaign and mailbox the lead that has been due for longest. */
  standing(dueBefore: Date): Promise<Standing[]>;
  /**
   * Notes that these still wait. A new standstill is watched before it is told, and so is one after a stop of the product.
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
