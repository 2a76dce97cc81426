import type { Word } from "./fold.ts";
import { type Form, formIndex, NUMBER } from "./form-index.ts";
import { type Found, LETTERS } from "./found.ts";
import type { Language } from "./language.ts";

/** The most words in a gap of a form. */
const GAP = 5;

/** The meanings of a clause's words, for each language that has any of them. */
export function findMeanings(words: Word[]): Map<Language, Found[]> {
  const found = new Map<Language, Found[]>();
  const add = (language: Language, one: Found) => {
    const all = found.get(language);
    if (all) all.push(one);
    else found.set(language, [one]);
  };
  for (let at = 0; at < words.length; at++) {
    for (const form of formsAt(words[at]?.text ?? "")) {
      const parts = form.first && at > 0 ? null : partsAt(form.parts, words, at);
      if (parts === null || isParted(form, words, parts)) continue;
      const to = (parts.at(-1) ?? at) + 1;
      add(form.language, {
        meaning: form.meaning,
        from: at,
        to,
        ...(to - at > parts.length && { parts }),
      });
    }
  }
  const letters = words.map(({ text }) => text).join("");
  const codes = writtenIn(letters);
  if (codes.length > 0) {
    const spaced = `_${words.map(({ text }) => text).join("_")}_`;
    // Without the edges, so that all places count letters.
    const place = (at: number) => spaced.slice(0, at).replaceAll("_", "").length / LETTERS;
    for (const { language, meaning, parts } of new Set(formsIn(letters, spaced))) {
      if (!codes.includes(language.code)) continue;
      const edged = parts[0]?.includes("_") === true;
      for (const [from, to] of placesOf(parts, edged ? spaced : letters)) {
        add(language, {
          meaning,
          from: edged ? place(from) : from / LETTERS,
          to: edged ? place(to) : to / LETTERS,
        });
      }
    }
  }
  return found;
}

/** Japanese without any kana is short: a word or two. */
const SHORT_LETTERS = 10;
/** Common in Chinese; Japanese writes none of them without kana beside it. */
const CHINESE_ONLY = /[我你您她们們吗嗎吧呢这這请别发發给沒还從从]/u;

/** The languages without spaces that a text may be in, by its letters. */
function writtenIn(letters: string): string[] {
  if (/\p{sc=Hang}/u.test(letters)) return ["ko"];
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(letters)) return ["ja"];
  if (!/\p{sc=Han}/u.test(letters)) return [];
  return letters.length <= SHORT_LETTERS && !CHINESE_ONLY.test(letters) ? ["zh", "ja"] : ["zh"];
}

/** The forms that begin anywhere in the letters. */
function* formsIn(...texts: string[]): Generator<Form> {
  const { byLetters, mostLetters } = formIndex();
  for (const text of texts) {
    for (let from = 0; from < text.length; from++) {
      const most = Math.min(mostLetters, text.length - from);
      for (let length = 1; length <= most; length++) {
        yield* byLetters.get(text.slice(from, from + length)) ?? [];
      }
    }
  }
}

function* formsAt(word: string): Generator<Form> {
  const { byWord, byStem, longestStem } = formIndex();
  yield* byWord.get(word) ?? [];
  if (/^\d/.test(word)) yield* byWord.get(withoutNumber(word)) ?? [];
  for (let length = 1; length <= Math.min(word.length, longestStem); length++) {
    yield* byStem.get(word.slice(0, length)) ?? [];
  }
}

/** The positions of a form's words from one word on, or null. */
function partsAt(parts: string[], words: Word[], from: number): number[] | null {
  const places = [from];
  let at = from + 1;
  for (let i = 1; i < parts.length; i++) {
    const gap = parts[i] === "…" ? GAP : 0;
    const part = parts[gap > 0 ? ++i : i] ?? "";
    const last = Math.min(at + gap, words.length - 1);
    while (at <= last && !fits(part, words[at])) at++;
    if (at > last) return null;
    places.push(at++);
  }
  return places;
}

/** "Never, stop" is no "never stop". Other meanings go on after a comma: "grateful, if". */
const isParted = ({ meaning }: Form, words: Word[], parts: number[]) =>
  meaning === "welcome" && parts.slice(1).some((at) => words[at]?.afterBreak === true);

const fits = (part: string, word: Word | undefined) =>
  word !== undefined &&
  (part.endsWith("*")
    ? word.text.startsWith(part.slice(0, -1))
    : word.text === part || (part.startsWith(NUMBER) && withoutNumber(word.text) === part));

/** "6am" as "#am". A word that does not begin with a digit stays as it is. */
const withoutNumber = (word: string) => word.replace(/^\d+/, NUMBER);

/** The places where the parts occur in order and close to each other. */
function* placesOf([first = "", ...others]: string[], letters: string): Generator<[number, number]> {
  for (let from = letters.indexOf(first); from >= 0; from = letters.indexOf(first, from + first.length)) {
    let to: number | null = from + first.length;
    for (const part of others) {
      const next: number = to === null ? -1 : letters.indexOf(part, to);
      to = to === null || next < 0 || next - to > GAP * LETTERS ? null : next + part.length;
    }
    if (to !== null) yield [from, to];
  }
}
