import type { Actor, Cause, Party } from "./cause.ts";
import type { Confidence, RecipientState } from "./diagnosis.ts";
import type { CredentialKind, Observation, Protocol } from "./observation.ts";
import type { Family } from "./provider-family.ts";
import type { Failure } from "./read-failure.ts";
import type { Stage } from "./read-stage.ts";

/** The conditions of a rule. All named conditions must hold. Of a list, one is enough. */
export type Conditions = {
  family?: readonly Family[];
  protocol?: readonly Protocol[];
  credential?: readonly CredentialKind[];
  /** `null` is a failure that does not say where it was met. A rule without stages holds at all of them but `report`. */
  stage?: readonly (Stage | null)[];
  /** Of a rule without stages: another server may say the same of us later, in a delivery report. */
  inReports?: true;
  reply?: readonly number[];
  replyClass?: 4 | 5;
  enhanced?: RegExp;
  imap?: readonly string[];
  imapStatus?: readonly string[];
  oauth?: readonly string[];
  suberror?: readonly string[];
  aadsts?: readonly number[];
  /** Numbers of one kind, by their beginning: Microsoft appends digits to a number to tell its cases apart. */
  aadstsLike?: RegExp;
  /** True where no server answered: the text is a socket's or a client program's own. */
  unanswered?: true;
  /** Codes of mail APIs, in lower case. */
  reason?: readonly string[];
  http?: readonly [from: number, to: number];
  system?: RegExp;
  /** Matched against the text in lower case, on one line. */
  words?: RegExp;
  /** Words that make it something else. */
  notWords?: RegExp;
};

/** One row of knowledge: what a provider says, what it means, and where that was learned. */
export type Rule = {
  id: string;
  /** The provider's message, for people. */
  says: string;
  source: string;
  when: Conditions;
  /** `refused_credential` means: the sign-in was refused, and the kind of credential tells which cause that is. */
  cause: Cause | "refused_credential";
  confidence: Confidence;
  /** Where another than the cause's usual actor must act. */
  actor?: Actor;
  /** Where the steps of its cause are not what to do. */
  advice?: readonly string[];
  /** Where it is about another party than the cause usually is. */
  about?: Party;
  /** Of a rule about the recipient: `refusing` unless named. A temporary reply (4yz) makes it `passing`. */
  recipient?: RecipientState;
};

/** The conditions on what kind of failure it is: few different values, so that the answer can be remembered. */
export function matchesKind(
  when: Conditions,
  failure: Failure,
  observation: Observation,
  family: Family,
): boolean {
  return (
    allows(when.protocol, observation.protocol) &&
    allows(when.credential, observation.credential) &&
    allows(when.family, family) &&
    isAtStage(when, failure.stage) &&
    (when.replyClass === undefined || when.replyClass === failure.replyClass) &&
    ((when.aadsts === undefined && when.aadstsLike === undefined) || failure.aadsts !== null) &&
    (when.unanswered === undefined || isUnanswered(failure)) &&
    (when.oauth === undefined || failure.oauth !== null) &&
    (when.imap === undefined || failure.imapCode !== null) &&
    (when.reply === undefined || failure.reply !== null) &&
    (when.system === undefined || failure.system !== null)
  );
}

/** True where {@link matchesCodes} has anything to compare. */
export function asksCodes(when: Conditions): boolean {
  return [
    when.aadsts,
    when.oauth,
    when.imap,
    when.imapStatus,
    when.reply,
    when.suberror,
    when.reason,
    when.http,
    when.enhanced,
    when.aadstsLike,
    when.system,
  ].some((asked) => asked !== undefined);
}

/** The rest, but for the words, which are searched last. */
export function matchesCodes(when: Conditions, failure: Failure): boolean {
  return (
    allows(when.aadsts, failure.aadsts) &&
    allows(when.oauth, failure.oauth) &&
    allows(when.imap, failure.imapCode) &&
    allows(when.imapStatus, failure.imapStatus) &&
    allows(when.reply, failure.reply) &&
    allows(when.suberror, failure.suberror) &&
    (when.reason === undefined || failure.reasons.some((code) => when.reason?.includes(code))) &&
    (when.http === undefined || within(when.http, failure.http)) &&
    fits(when.enhanced, failure.enhanced) &&
    (when.aadstsLike === undefined || when.aadstsLike.test(String(failure.aadsts))) &&
    fits(when.system, failure.system)
  );
}

/** The text has the words, and none of the words that make an exception. */
export function matchesWords({ words, notWords }: Conditions, failure: Failure): boolean {
  return fits(words, failure.words) && !(notWords?.test(failure.words) ?? false);
}

/** Codes alone tell: the words of a client program can look like a server's. */
export function isUnanswered({ reply, enhanced, imapCode, imapStatus, oauth, aadsts }: Failure): boolean {
  return (
    reply === null &&
    enhanced === null &&
    imapCode === null &&
    imapStatus === null &&
    oauth === null &&
    aadsts === null
  );
}

function isAtStage({ stage, inReports }: Conditions, met: Stage | null): boolean {
  if (stage !== undefined) return stage.includes(met);
  return met !== "report" || inReports === true;
}

function allows<Code>(allowed: readonly Code[] | undefined, code: Code | null): boolean {
  return allowed === undefined || (code !== null && allowed.includes(code));
}

function fits(pattern: RegExp | undefined, text: string | null): boolean {
  return pattern === undefined || (text !== null && pattern.test(text));
}

function within([from, to]: readonly [number, number], code: number | null): boolean {
  return code !== null && code >= from && code <= to;
}
