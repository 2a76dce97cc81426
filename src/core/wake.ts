/**
 * What can be woken, and the id of the row it is about. The row is the truth: a handler reads it, finds what is due and
 * does that; it may run twice, and a sweep wakes what a lost job forgot.
 */
export type JobKind =
  /** Read a mailbox's new mail. */
  | "read-mailbox"
  /** Prove a mailbox that is in doubt, on fresh connections. */
  | "probe-mailbox"
  /** Prove a mailbox now, whether in doubt or not. */
  | "prove-mailbox"
  /** Renew a mailbox's access token before it is needed. */
  | "refresh-ahead"
  /** Settle a mailbox's sends that nobody knows the end of. */
  | "settle-mailbox"
  /** Carry a proven reconnect to its end: read the gap, settle, resume. */
  | "finish-reconnect"
  /** Deliver one outbox item. */
  | "deliver";

/** @param at - not before this moment, and whatever else is at work on the row; absent: now, or after what is at work on it */
export type Wake = (kind: JobKind, id: string, at?: Date) => Promise<void>;

export type JobHandlers = Record<JobKind, (id: string) => Promise<void>>;
