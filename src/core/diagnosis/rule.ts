import type { Actor, Cause } from "./cause.ts";
import type { Confidence } from "./diagnosis.ts";
import type { CredentialKind, Observation, Protocol } from "./observation.ts";
import type { Family } from "./provider-family.ts";
import type { Failure, Stage } from "./read-failure.ts";

/** What a rule asks of a failure. Everything named must hold; of a list, one is enough. */
export type Conditions = {
  family?: readonly Family[];
  protocol?: readonly Protocol[];
  credential?: readonly CredentialKind[];
  stage?: readonly Stage[];
  reply?: readonly number[];
  replyClass?: 4 | 5;
  enhanced?: RegExp;
  imap?: readonly string[];
  imapStatus?: readonly string[];
  oauth?: readonly string[];
  suberror?: readonly string[];
  aadsts?: readonly number[];
  /** Codes of mail APIs, in lower case. */
  reason?: readonly string[];
  http?: readonly [from: number, to: number];
  system?: RegExp;
  /** Matched against the text in lower case, on one line. */
  words?: RegExp;
};

/** One row of knowledge: what a provider says, what it means, and where that was learned. */
export type Rule = {
  id: string;
  /** What the provider says, for people. */
  says: string;
  source: string;
  when: Conditions;
  /** `refused_credential` means: the sign-in was refused, and the kind of credential tells which cause that is. */
  cause: Cause | "refused_credential";
  confidence: Confidence;
  /** Where another than the cause's usual actor must act. */
  actor?: Actor;
};

/** True when the rule's conditions hold. Cheap comparisons first; the words are searched last. */
export function matches(
  when: Conditions,
  failure: Failure,
  observation: Observation,
  family: Family,
): boolean {
  if (when.aadsts !== undefined && !includes(when.aadsts, failure.aadsts)) return false;
  if (when.oauth !== undefined && !includes(when.oauth, failure.oauth)) return false;
  if (when.imap !== undefined && !includes(when.imap, failure.imapCode)) return false;
  if (when.imapStatus !== undefined && !includes(when.imapStatus, failure.imapStatus)) return false;
  if (when.reply !== undefined && !includes(when.reply, failure.reply)) return false;
  if (when.replyClass !== undefined && when.replyClass !== failure.replyClass) return false;
  if (when.stage !== undefined && !includes(when.stage, failure.stage)) return false;
  if (when.family !== undefined && !when.family.includes(family)) return false;
  if (when.protocol !== undefined && !when.protocol.includes(observation.protocol)) return false;
  if (when.credential !== undefined && !when.credential.includes(observation.credential)) return false;
  if (when.suberror !== undefined && !includes(when.suberror, failure.suberror)) return false;
  if (when.reason !== undefined && !failure.reasons.some((code) => when.reason?.includes(code))) return false;
  if (when.http !== undefined && !within(when.http, failure.http)) return false;
  if (when.enhanced !== undefined && !(failure.enhanced !== null && when.enhanced.test(failure.enhanced)))
    return false;
  if (when.system !== undefined && !(failure.system !== null && when.system.test(failure.system)))
    return false;
  return when.words === undefined || when.words.test(failure.words);
}

function includes<Code>(codes: readonly Code[], code: Code | null): boolean {
  return code !== null && codes.includes(code);
}

function within([from, to]: readonly [number, number], code: number | null): boolean {
  return code !== null && code >= from && code <= to;
}
