import type { Cause } from "./cause.ts";
import type { Confidence } from "./diagnosis.ts";

/** The action on the mailbox after a failure. */
export type Verdict =
  /** Nothing is wrong with the mailbox; the attempt may be repeated as usual. */
  | { kind: "carry-on" }
  /** The mailbox is fine; this one enrolment stops as bounced. */
  | { kind: "stop-enrolment" }
  /** The mailbox is fine, and so is the lead: the text or the sender is refused, and the step stays unsent. */
  | { kind: "keep-step" }
  /** Try again at `until`, and not before. No alert. */
  | { kind: "back-off"; until: Date }
  /** Stop sending from this mailbox and prove it by another door at `probeAt`. No alert. */
  | { kind: "hold"; cause: Cause; probeAt: Date }
  /** The sign-in is lost: pause what depends on it and tell the fixer. */
  | { kind: "disconnect" };

/** Which door was tried: an SMTP sign-in or send, an IMAP sign-in, or a token refresh. */
export type Leg = "smtp" | "imap" | "token";

export type PastFailure = {
  at: Date;
  leg: Leg;
  cause: Cause;
  confidence: Confidence;
  /** True when the attempt was a probe on a fresh connection, made to settle a doubt. */
  probe: boolean;
};

/** A mailbox's recent events. */
export type History = {
  /**
   * All since the last success, in any order, with the failure that is being judged among them. A long row of faults
   * that mend themselves may be shortened; a refusal may not be left out.
   */
  failures: PastFailure[];
  /** The last time any leg worked. */
  lastSuccessAt: Date | null;
  /** The same per leg, where it is known: lets a leg that alone stays refused be told from one bad moment. */
  lastSuccessOn?: Partial<Record<Leg, Date>>;
  /** True when this mailbox has ever worked since it was connected. */
  everWorked: boolean;
};
