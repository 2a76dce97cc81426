import { localDay, startOfDay } from "../time/local-day.ts";

/**
 * The time of a mailbox's next send after an attempt has ended. It is a gap later, or on its next day when today's allowance is
 * used.
 *
 * @param timeZone - the workspace's: it decides when the mailbox's day ends
 */
export function nextSendAt(pace: {
  minGapMs: number;
  allowance: number;
  sentToday: number;
  now: Date;
  timeZone: string;
}): Date {
  const afterGap = new Date(pace.now.getTime() + pace.minGapMs);
  if (pace.sentToday < pace.allowance) return afterGap;
  const tomorrow = startOfDay(localDay(pace.now, pace.timeZone).add({ days: 1 }), pace.timeZone);
  return tomorrow > afterGap ? tomorrow : afterGap;
}

/** Which mailbox has its hands free again, and from when it may send the next. */
export type MailboxTurn = {
  mailboxId: string;
  nextSendAt: Date;
  /** The day (ISO 8601) in the workspace's time zone. */
  sentOn: string;
  /** How many sends this adds to that day. */
  counted: number;
};
