import type { InboundMail } from "../../core/mailbox/inbound-mail.ts";
import type { SenderTestResult } from "./judge-sender-test.ts";

/** The last known end of the tests of an inbox's server. */
export type SenderTestEnd =
  | SenderTestResult["kind"]
  /** Each mail brought another name, so no planted header had the right one. */
  | "name-varies"
  | "not-arrived"
  | "not-sent";

/** A test mail as it lies in its inbox. */
export type ArrivedMail = { testId: string; trace: InboundMail["trace"] };

/** The test of a support inbox's server. */
export type SenderTest = {
  mailboxId: string;
  workspaceId: string;
  /** The mail that is awaited; null: none is. */
  testId: string | null;
  /** The names of servers that its planted headers have. */
  planted: string[];
  /** How many mails this test has taken. */
  mails: number;
  askedAt: Date;
  /** When the next mail is due. An awaited one counts until then. */
  dueAt: Date;
  /** null: none yet. */
  result: SenderTestEnd | null;
  /** The name of the server in the result. */
  authserv: string | null;
  /** Why the mail was not sent. */
  why: string | null;
  resultAt: Date | null;
};
