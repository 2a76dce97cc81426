import type { Credential } from "../credential/grant.ts";
import type { Cause, Party } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { StopReason } from "../lead/stop-reason.ts";
import type { WarmUp } from "../mailbox/mailbox.ts";
import type { Security } from "../mailbox/server.ts";
import type { MailboxTurn } from "../pace/pace.ts";

/** One step of one enrolment. */
export type SendKey = { enrolmentId: string; step: number };

/** The next due send of a mailbox whose turn it is, with all data for its transmission. */
export type DueSend = SendKey & {
  workspaceId: string;
  campaignId: string;
  mailboxId: string;
  /** Without angle brackets: the same whenever this step of this enrolment is claimed, and it tells its reader nothing. */
  messageId: string;
  lead: { email: string; fields: Record<string, string> };
  /** Temporary refusals of this step so far. */
  tries: number;
  /** The campaign paused itself, and this lead is let through to try again. */
  isTest: boolean;
  /** Message-IDs of the accepted steps before this one as their readers see them, oldest first. */
  earlier: string[];
  mailbox: {
    provider: string;
    address: string;
    senderName: string;
    userName: string;
    smtp: { host: string; port: number; security: Security };
    imap: { host: string; port: number; security: Security };
    minGapMs: number;
    dailyCap: number;
    warmUp: WarmUp | null;
    /** Sends of the day `sentOn` (a date in the workspace's time zone, ISO 8601). */
    sentOn: string | null;
    sentCount: number;
    filesSentMs: number | null;
    credential: Credential;
  };
  timeZone: string;
};

/** The provider's refusal. Its party decides what happens to the lead, and whether the campaign goes on. */
export type Refusal = {
  cause: Cause;
  about: Party;
  /** The provider's own line, at most 300 characters. */
  reply: string;
  diagnosis: Diagnosis;
};

/** How a transmission ended. */
export type SendEnd =
  | {
      kind: "accepted";
      reply: string;
      /** The Message-ID that the provider put in place of ours; null: it kept ours. */
      givenId: string | null;
      nextDueAt: Date | null;
    }
  /** The provider does not take it for this lead, now or ever: the enrolment stops. */
  | { kind: "refused"; reply: string; stop: StopReason; refusal?: Refusal }
  /**
   * Certainly not taken: the step is planned again, for `dueAt` or, where that is null, for when it was due. With a refusal, it is the
   * text or the sender that was refused, and `tries` counts it.
   */
  | { kind: "not-sent"; dueAt: Date | null; tries: number; refusal?: Refusal }
  /** The provider may have taken it. Nothing sends it again before it is settled. */
  | { kind: "in-doubt" };

/** The record of a transmission: its end, and the next turn of its mailbox. */
export type Outcome = SendKey & {
  workspaceId: string;
  campaignId: string;
  at: Date;
  end: SendEnd;
  turn: MailboxTurn;
};
