import { adviceFor } from "./advice.ts";
import { type Actor, type Cause, causeFacts, fixerOf } from "./cause.ts";
import type { Diagnosis, Evidence, RecipientState } from "./diagnosis.ts";
import { familyOfWords } from "./family-of-words.ts";
import type { Observation } from "./observation.ts";
import { type Family, familyOf } from "./provider-family.ts";
import { type Failure, readFailure } from "./read-failure.ts";
import { refusedCredential } from "./refused-credential.ts";
import { matchesCodes, matchesWords, type Rule } from "./rule.ts";
import { rulesFor } from "./rules-for.ts";
import { maskSecrets } from "./secrets/mask-secrets.ts";
import { indexText, mayHaveOne, type TextIndex } from "./text-index.ts";

/** Longest line of the provider kept as evidence, and longest run of words that decided. */
const lineLength = 300;
const wordsLength = 120;

/** The text is masked up to here before it is cut, so that no cut leaves an unmasked part of a token. */
const masked = 1_200;

/**
 * Names the cause of one failure, from the provider's own reply. Pure, never throws, and does bounded work on anything.
 * `unknown` is an answer: better no cause than a wrong one.
 */
export function diagnose(observation: Observation): Diagnosis {
  const failure = readFailure(observation.error, observation.protocol);
  const family = familyOf(observation.provider);
  const index = indexText(failure.words);
  return (
    judge(failure, observation, family, index) ??
    judgeAsRefusal(failure, observation, family, index) ??
    conclude("unknown", null, failure, family)
  );
}

/**
 * Reads an unknown text once more as a refusal of the mail. Only in that step do words such as "mailbox unavailable" have one
 * meaning. It is a guess, and never a lost sign-in.
 */
function judgeAsRefusal(
  failure: Failure,
  observation: Observation,
  family: Family,
  index: TextIndex,
): Diagnosis | null {
  if (observation.protocol !== "smtp" || failure.stage !== null) return null;
  const refusal: Failure = { ...failure, stage: "data", replyClass: failure.replyClass ?? 5 };
  const found = judge(refusal, observation, family, index, true);
  return found === null || found.pauses ? null : { ...found, confidence: "unsure" };
}

/** @param byWords only rules that ask for words: a bare step that was only assumed tells nothing */
function judge(
  failure: Failure,
  observation: Observation,
  family: Family,
  index: TextIndex,
  byWords = false,
): Diagnosis | null {
  const temporary = isTemporary(failure);
  for (const { rule, when, pieces, asksCodes } of rulesFor(failure, observation, family)) {
    if (byWords && when.words === undefined) continue;
    if (asksCodes && !matchesCodes(when, failure)) continue;
    if (pieces !== null && !mayHaveOne(pieces, index)) continue;
    if (!matchesWords(when, failure)) continue;
    const cause =
      rule.cause === "refused_credential" ? refusedCredential(family, observation.credential) : rule.cause;
    // A server that asks us to come back has not refused the sign-in, in any words (RFC 4954 §6, RFC 5530).
    if (temporary && causeFacts[cause].pauses) continue;
    return conclude(cause, rule, failure, family);
  }
  return null;
}

function isTemporary({ reply, replyClass, imapCode, http, aadsts }: Failure): boolean {
  if (replyClass === 4) return true;
  if (
    imapCode === "UNAVAILABLE" ||
    imapCode === "SERVERBUG" ||
    imapCode === "LIMIT" ||
    imapCode === "INUSE"
  ) {
    return true;
  }
  return reply === null && aadsts === null && http !== null && (http === 429 || http >= 500);
}

function conclude(cause: Cause, rule: Rule | null, failure: Failure, family: Family): Diagnosis {
  const actor = actorOf(cause, rule, failure);
  const about = rule?.about ?? causeFacts[cause].about;
  return {
    cause,
    about,
    ...(about === "recipient" && { recipient: stateOf(rule, failure) }),
    confidence: rule?.confidence ?? "unsure",
    fixer: fixerOf(actor),
    actor,
    pauses: causeFacts[cause].pauses,
    evidence: [evidenceOf(rule, failure)],
    advice: [...(rule?.advice ?? adviceFor(cause, pagesFamily(failure, family), actor))],
  };
}

/** The family whose pages help: a server that was entered by hand may be a provider's all the same. */
const pagesFamily = ({ words }: Failure, family: Family): Family =>
  family === "generic" ? (familyOfWords(words) ?? family) : family;

/** A request to come back needs no action, even where a permanent refusal would need one. */
function actorOf(cause: Cause, rule: Rule | null, { replyClass }: Failure): Actor {
  if (replyClass === 4 && (cause === "message_refused" || rule?.recipient === "dead")) return "wait";
  return rule?.actor ?? causeFacts[cause].actor;
}

/** A request to come back does not show that the address is dead. */
function stateOf(rule: Rule | null, { replyClass }: Failure): RecipientState {
  return replyClass === 4 ? "passing" : (rule?.recipient ?? "refusing");
}

function evidenceOf(rule: Rule | null, failure: Failure): Evidence {
  const codes: string[] = [];
  if (failure.aadsts !== null) codes.push(`AADSTS${failure.aadsts}`);
  if (failure.oauth !== null) codes.push(failure.oauth);
  if (failure.reply !== null) codes.push(String(failure.reply));
  if (failure.enhanced !== null) codes.push(failure.enhanced);
  if (failure.imapCode !== null) codes.push(failure.imapCode);
  if (failure.system !== null) codes.push(failure.system);
  if (failure.http !== null) codes.push(`HTTP ${failure.http}`);
  const said = maskSecrets(failure.text.slice(0, masked));
  return {
    rule: rule?.id ?? "none",
    codes,
    words: rule?.when.words === undefined ? "" : deciding(rule.when.words, failure.words),
    line: cut(said, lineLength),
    source: rule?.source ?? "",
  };
}

/** The words that decided, in lower case. Masked as well: a run of words can reach into a token. */
function deciding(pattern: RegExp, words: string): string {
  return cut(maskSecrets(pattern.exec(words)?.[0] ?? ""), wordsLength);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
