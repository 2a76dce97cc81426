import { LETTERS } from "./clause.ts";
import { fold, type Word, wordsOf } from "./fold.ts";
import type { Language, Meaning } from "./language.ts";
import { LANGUAGES } from "./languages.ts";

/** A form of a language found in a clause: positions in words, or in letters where a language has no spaces. */
export type Found = { meaning: Meaning; from: number; to: number };

type Form = { language: Language; meaning: Meaning; parts: string[]; first: boolean };

/** How many words may stand in a gap of a form. */
const GAP = 5;

const byWord = new Map<string, Form[]>();
const byStem = new Map<string, Form[]>();
const unspaced: Form[] = [];
for (const language of LANGUAGES) {
  for (const [meaning, forms] of Object.entries(language.words) as [Meaning, string][]) {
    for (const form of forms.split(",")) addForm(language, meaning, form.trim());
  }
}
const longestStem = Math.max(...[...byStem.keys()].map((stem) => stem.length));

function addForm(language: Language, meaning: Meaning, form: string): void {
  if (form === "") return;
  if (language.unspaced) {
    const parts = form.split("…").map((part) => fold(part).replace(/\s/g, ""));
    unspaced.push({ language, meaning, parts, first: false });
    return;
  }
  const parts = form
    .split(/\s+/)
    .flatMap((part) => (part === "…" ? [part] : wordsOf(part).map(({ text }) => text)));
  if (form.endsWith("*")) parts.push(`${parts.pop()}*`);
  const first = parts[0] ?? "";
  const [index, key] = first.endsWith("*") ? [byStem, first.slice(0, -1)] : [byWord, first];
  index.set(key, [...(index.get(key) ?? []), { language, meaning, parts, first: form.startsWith("^") }]);
}

/** What the words of a clause mean, for each language that has any of them. */
export function findMeanings(words: Word[]): Map<Language, Found[]> {
  const found = new Map<Language, Found[]>();
  const add = (language: Language, one: Found) => {
    const all = found.get(language);
    if (all) all.push(one);
    else found.set(language, [one]);
  };
  for (let at = 0; at < words.length; at++) {
    for (const form of formsAt(words[at]?.text ?? "")) {
      const to = form.first && at > 0 ? null : endOf(form.parts, words, at);
      if (to !== null) add(form.language, { meaning: form.meaning, from: at, to });
    }
  }
  const letters = words.map(({ text }) => text).join("");
  if (UNSPACED.test(letters)) {
    const spaced = `_${words.map(({ text }) => text).join("_")}_`;
    for (const { language, meaning, parts } of unspaced) {
      for (const [from, to] of placesOf(parts, parts[0]?.includes("_") ? spaced : letters)) {
        add(language, { meaning, from: from / LETTERS, to: to / LETTERS });
      }
    }
  }
  return found;
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

function* formsAt(word: string): Generator<Form> {
  yield* byWord.get(word) ?? [];
  for (let length = 1; length <= Math.min(word.length, longestStem); length++) {
    yield* byStem.get(word.slice(0, length)) ?? [];
  }
}

/** Where the form ends that begins at a word, or null. */
function endOf(parts: string[], words: Word[], from: number): number | null {
  let at = from + 1;
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i] ?? "";
    if (part !== "…") {
      if (!fits(part, words[at])) return null;
      at++;
      continue;
    }
    const next = parts[++i] ?? "";
    const last = Math.min(at + GAP, words.length - 1);
    while (at <= last && !fits(next, words[at])) at++;
    if (at > last) return null;
    at++;
  }
  return at;
}

const fits = (part: string, word: Word | undefined) =>
  word !== undefined && (part.endsWith("*") ? word.text.startsWith(part.slice(0, -1)) : word.text === part);

/** Where the parts stand in order and near to each other, wherever they begin. */
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
