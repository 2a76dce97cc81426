import { type Vocabulary, vocabularies } from "./vocabularies.ts";

/** The longest distance between two stems: a host name and an address fit between them. */
const gap = "[^.。¦]{0,90}";

type Meaning = keyof Vocabulary;

/** @returns a pattern that matches where one language says both in one sentence, in any order */
export function saysBoth(one: Meaning, other: Meaning): RegExp {
  return new RegExp(vocabularies.map((words) => beside(stems(words[one]), stems(words[other]))).join("|"));
}

/** @returns a pattern that matches where a language says it beside a word that is the same in all of them */
export function saysBeside(word: string, meaning: Meaning): RegExp {
  return new RegExp(beside(word, vocabularies.map((words) => stems(words[meaning])).join("|")));
}

/** @returns a pattern that matches where any of the languages says one of the meanings */
export function says(...meanings: readonly Meaning[]): RegExp {
  return new RegExp(
    meanings.flatMap((meaning) => vocabularies.map((words) => stems(words[meaning]))).join("|"),
  );
}

function beside(one: string, other: string): string {
  return `(?:${one})${gap}(?:${other})|(?:${other})${gap}(?:${one})`;
}

const withoutMarks: Readonly<Record<string, string>> = { ł: "l", ø: "o", ı: "i" };

/** Old servers write their language in ASCII: "wylaczony" for "wyłączony". */
function stems(alternatives: string): string {
  const bare = alternatives
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/[łøı]/g, (letter) => withoutMarks[letter] ?? letter);
  return bare === alternatives ? alternatives : `${alternatives}|${bare}`;
}
