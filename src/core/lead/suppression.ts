/** Why this workspace never writes to an address again. */
export type SuppressionReason = "opted_out" | "bounced" | "complained" | "by_hand";

export const SUPPRESSION_REASONS: SuppressionReason[] = ["opted_out", "bounced", "complained", "by_hand"];

/** Where a suppression comes from. Texts may be of any length here; they are bounded when they are stored. */
export type SuppressionOrigin = {
  /**
   * `mail`: a mail that a mailbox received. `link`: the unsubscribe link of a message. `refusal`: the lead's server, while we sent.
   * `member`: a person of the workspace, with nothing else to show for it.
   */
  source: "mail" | "link" | "refusal" | "member";
  mailboxId?: string;
  campaignId?: string;
  /** The member who added the address or decided about it. */
  memberId?: string;
  mail?: SuppressingMail;
  /** The deciding words: the lead's own, the provider's line, or the member's note. */
  words?: string;
};

export type SuppressingMail = { messageId: string | null; subject: string; author: string };

/** One suppressed address with its explanation. Deleted or unknown parts are null. */
export type Suppression = {
  email: string;
  reason: SuppressionReason;
  at: Date;
  source: SuppressionOrigin["source"] | null;
  mailbox: { id: string; address: string } | null;
  campaign: { id: string; name: string } | null;
  member: { id: string; name: string } | null;
  mail: SuppressingMail | null;
  words: string | null;
};

/**
 * The weaker reasons that each reason replaces. A person's own wish outranks our own findings. So a member who lifts a bounce
 * cannot lift the same person's opt-out.
 */
export const OUTRANKS: Record<SuppressionReason, SuppressionReason[]> = {
  opted_out: ["bounced", "by_hand"],
  complained: ["bounced", "by_hand"],
  bounced: [],
  by_hand: [],
};
