/** A letter as it leaves. Ids without angle brackets. */
export type Letter = {
  id: string;
  workspaceId: string;
  ticketId: string;
  mailboxId: string;
  kind: string;
  to: string;
  subject: string;
  text: string;
  mailId: string;
  inReplyTo: string | null;
  references: string[];
  tries: number;
  createdAt: Date;
};

/** The end of a try. `not-sent`: the server has certainly not taken it, and it waits for the next try. */
export type LetterEnd =
  | { kind: "accepted"; reply: string; givenId: string | null }
  | { kind: "refused"; reply: string }
  | { kind: "not-sent"; tryAt: Date }
  /** It may have been accepted. It is never sent again. */
  | { kind: "unconfirmed" };

/** The mails of the support desk to customers. Each is handed to a server at most once, whatever crashes. */
export interface LetterStore {
  /** Inboxes with letters that are due. */
  mailboxes(now: Date, limit: number): Promise<string[]>;
  /** Takes the oldest due letter of an inbox: from here on it is never taken again unless `end` says that it was not sent. */
  claim(mailboxId: string, now: Date): Promise<Letter | null>;
  /** Gives up what was planned before that moment. */
  giveUp(
    mailboxId: string,
    before: Date,
    reply: string,
  ): Promise<Pick<Letter, "workspaceId" | "ticketId" | "to">[]>;
  /** Ends a letter in hand. @returns false when it was settled meanwhile */
  end(id: string, end: LetterEnd, at: Date): Promise<boolean>;
  /** Letters in hand since before that moment: whoever had them is gone. */
  forgotten(mailboxId: string, before: Date): Promise<Pick<Letter, "id" | "mailId" | "createdAt">[]>;
  /** Inboxes with such letters. */
  forgottenIn(before: Date, limit: number): Promise<string[]>;
  /** Mail to this address bounces for good. */
  markDead(workspaceId: string, email: string, said: string, at: Date): Promise<void>;
  isDead(workspaceId: string, email: string): Promise<boolean>;
}
