import { neededPieces } from "./needed-pieces.ts";
import type { Observation } from "./observation.ts";
import type { Family } from "./provider-family.ts";
import type { Failure } from "./read-failure.ts";
import { asksCodes, type Conditions, isUnanswered, matchesKind, type Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { type AskedPieces, askFor } from "./text-index.ts";

/**
 * A rule that may hold. Every condition has a name, present or not, since objects of one shape are read several times faster. One
 * of the pieces is in every text that its words match. null: there are no words, or no piece is certain. Most rules ask for no
 * codes.
 */
type Candidate = { rule: Rule; when: Conditions; pieces: AskedPieces | null; asksCodes: boolean };

const all: readonly Candidate[] = rules.map((rule) => ({
  rule,
  when: inOneShape(rule.when),
  pieces: piecesOf(rule.when.words),
  asksCodes: asksCodes(rule.when),
}));

function piecesOf(words: RegExp | undefined): AskedPieces | null {
  const pieces = words === undefined ? null : neededPieces(words);
  return pieces === null ? null : askFor(pieces);
}

/** The lists made so far. Few kinds of failure exist, so it stays small for any input. */
const known = new Map<string, readonly Candidate[]>();

/** The rules that can hold for this kind of failure at all, in the order of trust. */
export function rulesFor(failure: Failure, observation: Observation, family: Family): readonly Candidate[] {
  const key = `${protocolOf(observation)} ${credentialOf(observation)} ${family} ${failure.stage} ${failure.replyClass} ${
    (failure.aadsts === null ? 0 : 1) |
    (failure.oauth === null ? 0 : 2) |
    (failure.imapCode === null ? 0 : 4) |
    (failure.reply === null ? 0 : 8) |
    (failure.system === null ? 0 : 16) |
    (isUnanswered(failure) ? 32 : 0)
  }`;
  let found = known.get(key);
  if (found === undefined) {
    found = all.filter(({ when }) => matchesKind(when, failure, observation, family));
    known.set(key, found);
  }
  return found;
}

/** A caller from outside may hand in anything; what is not known must not make the map grow. */
function protocolOf({ protocol }: Observation): string {
  return protocol === "smtp" || protocol === "imap" || protocol === "oauth" ? protocol : "?";
}

function credentialOf({ credential }: Observation): string {
  return credential === "oauth" || credential === "password" || credential === "app_password"
    ? credential
    : "?";
}

function inOneShape(when: Conditions): Conditions {
  const shape: { [Name in keyof Required<Conditions>]: Conditions[Name] | undefined } = {
    aadsts: when.aadsts,
    aadstsLike: when.aadstsLike,
    unanswered: when.unanswered,
    oauth: when.oauth,
    imap: when.imap,
    imapStatus: when.imapStatus,
    reply: when.reply,
    replyClass: when.replyClass,
    stage: when.stage,
    family: when.family,
    protocol: when.protocol,
    credential: when.credential,
    suberror: when.suberror,
    reason: when.reason,
    http: when.http,
    enhanced: when.enhanced,
    system: when.system,
    words: when.words,
    notWords: when.notWords,
    inReports: when.inReports,
  };
  return shape as Conditions;
}
