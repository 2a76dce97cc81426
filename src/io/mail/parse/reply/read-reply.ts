import { attributionAt, LONGEST_LINE } from "./attribution.ts";
import { isCopiedHeader } from "./copied-header.ts";
import { isDivider, isForwardMark, isForwardSubject } from "./dividers.ts";
import { isOfProgram, withoutSignature } from "./signature.ts";

/** The part of a text that is read. A reply is at its top. */
const MOST_CHARACTERS = 100_000;

/** `own`: written now. `quoted`: marked with ">". `introduction`: "On …, Ann wrote:" above marked lines. */
type Kind = "empty" | "own" | "quoted" | "introduction";
type Line = { kind: Kind; text: string };

export type Reply = {
  /** For people: the sender's words, with the quotations that they answer one by one, and with what they pass on. Empty only when the text is. */
  textReply: string;
  /** For programs: the sender's words alone, without any line that others may have written. Empty when there are none. */
  ownWords: string;
};

/**
 * Finds the words that the sender wrote now: without the mail that they answer, what introduces it, and the signature. When in doubt the
 * quotation stays. A mail that is passed on stays whole.
 *
 * @param subject - tells whether a copied header introduces a mail that is answered or one that is passed on
 */
export function readReply(text: string, subject = ""): Reply {
  const beginning = text.slice(0, MOST_CHARACTERS).replace(/\r\n?/g, "\n");
  const { lines, forwarded } = linesOf(beginning.split("\n"), isForwardSubject(subject));
  const body = lines.slice(0, endOfWords(lines));
  const texts = body.map(({ text }) => text);
  const kept = body.filter(({ kind }, at) => kind !== "own" || !isOfProgram(texts, at));
  const ownWords = tidy(
    kept.filter(({ kind }) => kind === "own" || kind === "empty").map(({ text }) => text),
  );
  const shown = isInterleaved(kept) ? tidy(kept.map(({ text }) => text)) : ownWords;
  const textReply = tidy([shown, "", ...forwarded]);
  return { textReply: hasWords(textReply) ? textReply : beginning.trim(), ownWords };
}

const hasWords = (text: string) => /[^\s\p{P}]/u.test(text);
const tidy = (lines: readonly string[]) =>
  lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** A line that begins with ">", unless a mailbox file put it before the word "From". */
const isQuoted = (line: string) => /^\s{0,3}>/.test(line) && !/^>From \p{L}/u.test(line);

/** The lines until a mail is quoted without marks, and the lines of a mail that is passed on. */
function linesOf(all: string[], passesOn: boolean): { lines: Line[]; forwarded: string[] } {
  const lines: Line[] = [];
  const marked = (from: number) => isQuoted(all[nextFilled(all, from)] ?? "");
  for (let at = 0; at < all.length; at++) {
    const text = all[at] ?? "";
    if (text.trim() === "") {
      lines.push({ kind: "empty", text });
      continue;
    }
    if (isQuoted(text) && !(lines.at(-1)?.kind !== "quoted" && isForwardMark(text))) {
      lines.push({ kind: "quoted", text });
      continue;
    }
    if (text.length > LONGEST_LINE) {
      lines.push({ kind: "own", text });
      continue;
    }
    if (isForwardMark(text)) return { lines, forwarded: all.slice(at) };
    if (isDivider(text) || isCopiedHeader(all, at)) {
      if (passesOn || isAnnounced(lines)) return { lines, forwarded: all.slice(at) };
      if (!marked(at + 1)) return { lines, forwarded: [] };
      lines.push({ kind: "introduction", text });
      continue;
    }
    const attribution = attributionAt(all, at, marked);
    if (attribution === null) {
      lines.push({ kind: isRestOfQuoted(lines, text, all[at + 1]) ? "quoted" : "own", text });
      continue;
    }
    if (attribution.before !== "") lines.push({ kind: "own", text: attribution.before });
    if (!marked(at + attribution.lines)) return { lines, forwarded: passesOn ? all.slice(at) : [] };
    for (const line of all.slice(at, at + attribution.lines))
      lines.push({ kind: "introduction", text: line });
    at += attribution.lines - 1;
  }
  return { lines, forwarded: [] };
}

/** "This is what I get:" above a mail that the sender pasted. */
function isAnnounced(lines: readonly Line[]): boolean {
  let at = lines.length - 1;
  while (lines[at]?.kind === "empty") at--;
  const last = lines[at];
  return last?.kind === "own" && /[:：]\s*$/.test(last.text.slice(-LONGEST_LINE));
}

const openLink = /[<(]https?:\/\/[^\s<>()]{0,250}$/i;
const linkAlone = /^\s{0,3}[<(]https?:\/\/[^\s<>()]{1,250}[>)]\s{0,3}>?\s*$/i;
const LEAST_WRAPPED = 65;

/** Some programs fold a long quoted line and mark only its beginning. */
function isRestOfQuoted(before: readonly Line[], text: string, next: string | undefined): boolean {
  const last = before.at(-1);
  if (last?.kind !== "quoted") return false;
  if (openLink.test(last.text.slice(-LONGEST_LINE)) && !/\s/.test(text.trim())) return true;
  if (next === undefined || !isQuoted(next)) return false;
  if (linkAlone.test(text)) return true;
  const goesOn = last.text.length >= LEAST_WRAPPED && !/[\p{P}]\s*$/u.test(last.text.slice(-10));
  return goesOn && text.length < 40 && /^\p{Ll}/u.test(text);
}

/** Where the last of the sender's words ends: above the last quotation, and above the signatures over and under it. */
function endOfWords(lines: readonly Line[]): number {
  const isOther = (at: number) => lines[at]?.kind === "quoted" || lines[at]?.kind === "introduction";
  let end = lines.length;
  while (end > 0) {
    while (end > 0 && lines[end - 1]?.kind !== "own") end--;
    let begin = end;
    while (begin > 0 && !isOther(begin - 1)) begin--;
    const left = withoutSignature(lines.slice(begin, end).map(({ text }) => text));
    if (left > 0) return begin + left;
    end = begin;
  }
  return 0;
}

/** Whether the sender answers between the lines of another's mail, or put a part of it above the answer by hand. */
function isInterleaved(lines: readonly Line[]): boolean {
  let blocks = 0;
  let isIntroduced = false;
  let last: Kind = "own";
  for (const { kind } of lines) {
    if (kind === "empty") continue;
    if (kind === "introduction") isIntroduced = true;
    if (kind === "quoted" && last !== "quoted") blocks++;
    last = kind;
  }
  return blocks > 1 || (blocks === 1 && !isIntroduced);
}

function nextFilled(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === "") at++;
  return at;
}
