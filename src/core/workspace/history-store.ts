/** An event of a campaign or a mailbox, as its page tells it. The room of the kind has the words for it. */
export type HistoryEvent = {
  kind: string;
  campaignId?: string;
  mailboxId?: string;
  /** The member who did it; absent: the product itself. */
  memberId?: string;
  data?: Record<string, string | number | boolean | null>;
  at: Date;
};

/** A room whose events open pages show: `commit` lets them hear of all that it adds. A room above core may be one. */
export interface TellingRoom {
  readonly tellsPages: true;
  add(...events: unknown[]): Promise<void>;
}

export interface HistoryStore {
  readonly tellsPages: true;
  add(workspaceId: string, ...events: HistoryEvent[]): Promise<void>;
  ofCampaign(campaignId: string, limit: number): Promise<HistoryEvent[]>;
  ofMailbox(mailboxId: string, limit: number): Promise<HistoryEvent[]>;
  recent(workspaceId: string, limit: number): Promise<HistoryEvent[]>;
  /** Suppressions that were added or lifted. @param email - of this address only; null: of all */
  ofSuppressions(workspaceId: string, email: string | null, limit: number): Promise<HistoryEvent[]>;
}
