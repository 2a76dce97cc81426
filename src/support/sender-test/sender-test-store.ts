import type { SenderTest, SenderTestEnd } from "./sender-test.ts";

/** A test mail that is to be sent. */
export type AskedTest = {
  workspaceId: string;
  testId: string;
  planted: string[];
  mails: number;
  at: Date;
  /** The inbox's IMAP server, as host:port. */
  of: string;
  dueAt: Date;
};

export type TestEnd = {
  result: SenderTestEnd;
  authserv: string | null;
  why: string | null;
  at: Date;
  dueAt: Date;
};

/** The tests of the servers of support inboxes. Each inbox has one at a time. */
export interface SenderTestStore {
  /**
   * Connected inboxes whose test is due: it never was, a week is over, the inbox was signed in anew, or it has another server.
   * Microsoft's need none.
   */
  due(now: Date, limit: number): Promise<string[]>;
  get(mailboxId: string): Promise<SenderTest | null>;
  ofWorkspace(workspaceId: string): Promise<SenderTest[]>;
  /** Awaits a new mail, if the test is still as it was `before`; null: there was none. */
  ask(mailboxId: string, before: SenderTest | null, asked: AskedTest): Promise<boolean>;
  /** Ends the test of an awaited mail. @returns false when that mail is not awaited any more */
  end(mailboxId: string, testId: string, end: TestEnd): Promise<boolean>;
  /** Has another mail try these names. @returns false when that mail is not awaited any more */
  askAgain(mailboxId: string, testId: string, planted: string[], dueAt: Date): Promise<boolean>;
  /** Makes the next mail due, unless one is awaited. */
  makeDue(mailboxId: string, at: Date): Promise<boolean>;
}
