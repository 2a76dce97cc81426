/** What happened to a campaign or a mailbox, as its page tells it; the words are made when it is shown. */
export type HistoryEvent = {
  kind:
    | "campaign-created"
    | "campaign-started"
    | "campaign-paused"
    | "campaign-resumed"
    | "campaign-finished"
    | "placeholders-rewritten"
    | "leads-imported"
    | "leads-given"
    | "mailbox-added"
    | "lead-forgotten"
    | "mailbox-removed"
    | "mailbox-fixers-chosen"
    | "mailbox-disclaimed"
    | "mailbox-held"
    | "mailbox-released"
    | "mailbox-disconnected"
    | "cause-changed"
    | "mailbox-reconnected"
    | "mailbox-renewed"
    | "folders-skipped"
    | "reconnect-failed"
    | "vouched-link-used"
    | "vouched-session-opened"
    | "vouched-session-refused"
    | "replied"
    | "bounced"
    | "opted-out"
    | "complained"
    | "gone"
    | "removed"
    | "suppression-added"
    | "suppression-lifted"
    | "campaign-braked"
    | "mailbox-left-campaign"
    | "mailbox-back-in-campaign"
    | "brake-tested"
    | "lead-held"
    | "lead-released"
    | "opt-out-asked"
    | "opt-out-answered"
    | "postponed"
    | "rejected"
    | "message-refused"
    | "refused-by-report"
    | "unconfirmed"
    | "settled"
    | "slack-installed";
  campaignId?: string;
  mailboxId?: string;
  /** The member who did it; absent: the product itself. */
  memberId?: string;
  data?: Record<string, string | number | boolean | null>;
  at: Date;
};

export interface HistoryStore {
  add(workspaceId: string, ...events: HistoryEvent[]): Promise<void>;
  ofCampaign(campaignId: string, limit: number): Promise<HistoryEvent[]>;
  ofMailbox(mailboxId: string, limit: number): Promise<HistoryEvent[]>;
  recent(workspaceId: string, limit: number): Promise<HistoryEvent[]>;
  /** Suppressions that were added or lifted. @param email - of this address only; null: of all */
  ofSuppressions(workspaceId: string, email: string | null, limit: number): Promise<HistoryEvent[]>;
}
