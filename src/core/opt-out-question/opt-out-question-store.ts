import type { SuppressingMail } from "../lead/suppression.ts";

export type OptOutAnswer = "never-again" | "a-reply";

/** A lead's reply that may ask not to be written to. Their other leads are held until a person says which it is. */
export type OptOutQuestion = {
  id: string;
  workspaceId: string;
  /** The lead's address. */
  email: string;
  campaignId: string;
  campaignName: string;
  mailboxId: string;
  mailboxAddress: string;
  mailboxOwnerId: string;
  /** Their words that raise the question. */
  sentence: string;
  /** The mail that they wrote it in; null: it was asked before that was kept. */
  mail: SuppressingMail | null;
  askedAt: Date;
  answer: OptOutAnswer | null;
  answeredAt: Date | null;
  /** null: it is not answered yet, or the address was suppressed in another way. */
  answeredBy: string | null;
};

export interface OptOutQuestionStore {
  /** @returns null when one about this address is open already */
  ask(question: {
    workspaceId: string;
    email: string;
    campaignId: string;
    mailboxId: string;
    sentence: string;
    mail: SuppressingMail | null;
    at: Date;
  }): Promise<string | null>;
  get(id: string): Promise<OptOutQuestion | null>;
  /** The open ones, the newest first. */
  open(workspaceId: string, take: number): Promise<string[]>;
  /** @returns false when it was answered before */
  answer(id: string, answer: OptOutAnswer, memberId: string, at: Date): Promise<boolean>;
  /** These addresses were suppressed in another way. @returns the questions that this answers */
  settle(workspaceId: string, emails: string[], at: Date): Promise<string[]>;
}
