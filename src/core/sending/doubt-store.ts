import type { SendKey } from "../campaign/send.ts";

export type InDoubtSend = SendKey & {
  workspaceId: string;
  campaignId: string;
  messageId: string;
  transmittingAt: Date;
};

/** How a doubt was settled. `waiting`: the provider may still be filing it. */
export type SettledSend = SendKey & { at: Date } & (
    | { kind: "accepted"; by: "sent_folder" | "person"; nextDueAt: Date | null }
    | { kind: "planned"; by: "not_in_sent_folder" | "person"; dueAt: Date }
    | { kind: "unconfirmed" }
  );

/** Sends that may or may not have been accepted. */
export interface DoubtStore {
  /** Sends found `transmitting` that no worker has in hand. */
  of(mailboxId: string): Promise<InDoubtSend[]>;
  /**
   * Message-IDs of the last sends before that moment that the provider surely accepted, by its reply or from Sent. The provider's
   * filing must show them in Sent. A person's answer proves nothing.
   */
  witnesses(mailboxId: string, before: Date, limit: number): Promise<string[]>;
  /** Mailboxes that have such sends. */
  mailboxes(limit: number): Promise<string[]>;
  /** @returns the mailbox that sent it, and the moment for which its pace counts it; null: it was settled before */
  settle(send: SettledSend): Promise<{ mailboxId: string; countedAt: Date } | null>;
}
