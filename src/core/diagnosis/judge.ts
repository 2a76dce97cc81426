import { type Cause, isPausing } from "./cause.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { statedWait } from "./stated-wait.ts";
import type { History, PastFailure, Verdict } from "./verdict.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * A host that did not answer is probed after this: most such faults are over by then. The host's store decides the later intervals.
 */
const hostLookMs = 5 * second;

/** First wait and longest wait after a failure that mends itself; doubled by each probe that fails in between. */
const waits = {
  rate_limited: { firstMs: minute, longestMs: hour },
  app_misconfigured: { firstMs: 5 * minute, longestMs: 6 * hour },
  sending_limit: { firstMs: hour, longestMs: 24 * hour },
} as const satisfies Partial<Record<Cause, { firstMs: number; longestMs: number }>>;

/** Probes that settle a doubt come quickly, so that a real refusal is told within a minute. */
const doubtProbe = { firstMs: 5 * second, longestMs: 30 * second };

/** Nothing is told of a cause we cannot name until it has lasted this long and failed this often. */
const unknownTold = { afterMs: 2 * minute, failures: 3 };

/** One leg that stays refused while others work is no passing doubt: SMTP AUTH switched off, say. */
const stubborn = { afterMs: 10 * minute, failures: 5 };

/**
 * Decides the next action after a failure, from its diagnosis and the history. Pure.
 *
 * - An unambiguous refusal disconnects at once. Any other refusal holds the mailbox. A second, independent probe that is refused as
 * well disconnects it: a fresh connection, another protocol, or a token refresh.
 * - Success on any leg after a failure clears the doubt.
 * - Network faults, throttling, outages and quotas never disconnect, however long they last. While a doubt is open they keep the
 * mailbox held, since nothing has disproved the doubt.
 * - `app_misconfigured` holds and never disconnects. The caller holds all mailboxes of that provider app, the operator is told, and
 * no owner is asked to reconnect.
 */
export function judge(diagnosis: Diagnosis, history: History, now: Date): Verdict {
  const { cause } = diagnosis;
  if (isPausing(cause)) return judgeRefusal(diagnosis, history, now);

  const open = failuresSinceSuccess(history);
  const doubted = open.findLast((failure) => isPausing(failure.cause) || failure.cause === "unknown");

  switch (cause) {
    case "unknown":
      return judgeUnknown(open, now);
    case "recipient_rejected":
    case "message_refused":
      return judgeMessage(diagnosis);
    case "sending_limit":
      return { kind: "hold", cause, probeAt: later(now, quotaWait(diagnosis, open, now)) };
    case "app_misconfigured":
      return { kind: "hold", cause, probeAt: later(now, growing(waits[cause], probes(open, cause))) };
    case "network":
    case "provider_outage":
    case "rate_limited": {
      if (doubted !== undefined) {
        return { kind: "hold", cause: doubted.cause, probeAt: later(now, growing(doubtProbe, probes(open))) };
      }
      const usualMs = cause === "rate_limited" ? growing(waits[cause], probes(open, cause)) : hostLookMs;
      const waitMs = Math.max(usualMs, statedWait(lineOf(diagnosis), now) ?? 0);
      // A mailbox that has never worked has nothing to send yet: it waits for its settings to be proven.
      return history.everWorked
        ? { kind: "back-off", until: later(now, waitMs) }
        : { kind: "hold", cause, probeAt: later(now, waitMs) };
    }
  }
}

/**
 * A refusal of one recipient or one message changes nothing for the mailbox. Only a permanent refusal of the recipient ends the
 * enrolment. "Try again later" and a full mailbox are not bounces.
 */
function judgeMessage({ cause, actor, recipient }: Diagnosis): Verdict {
  if (cause === "message_refused") return { kind: "keep-step" };
  return { kind: actor === "wait" || recipient === "passing" ? "carry-on" : "stop-enrolment" };
}

/** While the mailbox is lost already: what the last sends in hand met says of one message still holds. */
export function judgeWhileDisconnected(diagnosis: Diagnosis): Verdict {
  const { cause } = diagnosis;
  const ofMessage = cause === "recipient_rejected" || cause === "message_refused";
  return ofMessage ? judgeMessage(diagnosis) : { kind: "disconnect" };
}

function later(now: Date, waitMs: number): Date {
  return new Date(now.getTime() + waitMs);
}

function judgeRefusal(diagnosis: Diagnosis, history: History, now: Date): Verdict {
  if (diagnosis.confidence === "certain") return { kind: "disconnect" };

  const open = failuresSinceSuccess(history);
  if (isConfirmed(open) || isStubborn(history)) return { kind: "disconnect" };
  return { kind: "hold", cause: diagnosis.cause, probeAt: later(now, growing(doubtProbe, probes(open))) };
}

/** Two refusals with no success between, the later of them by another door or on a fresh connection. */
function isConfirmed(open: readonly PastFailure[]): boolean {
  const [first, ...others] = open.filter(({ cause }) => isPausing(cause));
  return first !== undefined && others.some(({ leg, probe }) => probe || leg !== first.leg);
}

function isStubborn({ failures, lastSuccessOn }: History): boolean {
  if (lastSuccessOn === undefined) return false;
  return (["smtp", "imap", "token"] as const).some((leg) => {
    const last = lastSuccessOn[leg]?.getTime() ?? Number.NEGATIVE_INFINITY;
    const refused = inOrder(failures).filter(
      (failure) => failure.leg === leg && failure.at.getTime() > last && isPausing(failure.cause),
    );
    return refused.length >= stubborn.failures && spanMs(refused) >= stubborn.afterMs;
  });
}

function judgeUnknown(open: readonly PastFailure[], now: Date): Verdict {
  const unexplained = open.filter(({ cause }) => cause === "unknown" || isPausing(cause));
  const confirmed = unexplained.length >= unknownTold.failures && unexplained.some(({ probe }) => probe);
  if (confirmed && spanMs(unexplained) >= unknownTold.afterMs) return { kind: "disconnect" };
  return { kind: "hold", cause: "unknown", probeAt: later(now, growing(doubtProbe, probes(open))) };
}

/** When the quota renews: as stated, else after an hour for hourly quotas and up to a day for others. */
function quotaWait(diagnosis: Diagnosis, open: readonly PastFailure[], now: Date): number {
  const line = lineOf(diagnosis);
  const stated = statedWait(line, now);
  if (stated !== null) return stated;
  if (/per minute/i.test(line)) return 2 * minute;
  if (/hour(?!s\b)|hourly/i.test(line) && !/24[- ]?hour/i.test(line)) return hour;
  // A probe signs in, and meets no quota: only a send that is refused again says that it lasts.
  const refusals = open.filter((failure) => failure.cause === "sending_limit").length;
  return growing(waits.sending_limit, refusals - 1);
}

function lineOf(diagnosis: Diagnosis): string {
  return diagnosis.evidence[0]?.line ?? "";
}

function failuresSinceSuccess({ failures, lastSuccessAt }: History): PastFailure[] {
  const last = lastSuccessAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  return inOrder(failures).filter(({ at }) => at.getTime() > last);
}

function inOrder(failures: readonly PastFailure[]): PastFailure[] {
  return failures.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function spanMs(failures: readonly PastFailure[]): number {
  const [first] = failures;
  const last = failures.at(-1);
  return first === undefined || last === undefined ? 0 : last.at.getTime() - first.at.getTime();
}

/** How many probes failed after the failure that the wait began with: what an ordinary attempt meets lengthens no wait. */
function probes(failures: readonly PastFailure[], cause?: Cause): number {
  const [, ...later] = failures.filter((failure) => cause === undefined || failure.cause === cause);
  return later.filter(({ probe }) => probe).length;
}

/** Doubles with every probe that fails, up to the longest. */
function growing({ firstMs, longestMs }: { firstMs: number; longestMs: number }, failed: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(20, Math.max(0, failed)));
}
