import type { Fields } from "./template-port.ts";

/** A name that leads of a campaign lack, and some of their addresses. */
export type Lacking = { name: string; lacking: number; examples: string[] };

/** One lead in one campaign, with what its messages are made of. */
export type EnrolledLead = {
  enrolmentId: string;
  email: string;
  fields: Fields;
  mailbox: { address: string; senderName: string };
};

export interface LeadStore {
  /** Folds the changes of the lead counts together, which grow with each event. Idempotent. */
  foldCounts(): Promise<void>;

  /** How many leads of the campaign still have a step to come. */
  active(campaignId: string): Promise<number>;
  /** Gives the leads that wait for their first step a new time. */
  dueFirst(campaignId: string, dueAt: Date): Promise<void>;
  /** Names that templates of the campaign can use: what its leads have columns for, in the order of the alphabet. */
  columns(campaignId: string): Promise<string[]>;
  /** Of these names, the ones that some lead with a step to come lacks. */
  lacking(campaignId: string, names: string[]): Promise<Lacking[]>;
  enrolled(campaignId: string, leadId: string): Promise<EnrolledLead | null>;
  /** @param email - in lower case */
  idOf(workspaceId: string, email: string): Promise<string | null>;
}
