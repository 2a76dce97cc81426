import { fold, wordsOf } from "./fold.ts";
import type { Language, Meaning } from "./language.ts";
import { LANGUAGES } from "./languages.ts";

export type Form = { language: Language; meaning: Meaning; parts: string[]; first: boolean };

/** Any digits of a word: "#h" is "8h", "17h". */
export const NUMBER = "#";

export type FormIndex = {
  byWord: Map<string, Form[]>;
  byStem: Map<string, Form[]>;
  longestStem: number;
  /** Forms of languages without spaces, by their first part. */
  byLetters: Map<string, Form[]>;
  mostLetters: number;
};

let known: FormIndex | null = null;

/** The forms of all languages. They are read when the first mail asks: a start and a command do without. */
export function formIndex(): FormIndex {
  known ??= readForms();
  return known;
}

function readForms(): FormIndex {
  const index = { byWord: new Map(), byStem: new Map(), byLetters: new Map() };
  for (const language of LANGUAGES) {
    for (const [meaning, forms] of Object.entries(language.words) as [Meaning, string][]) {
      for (const form of forms.split(",")) addForm(index, language, meaning, form.trim());
    }
  }
  return {
    ...index,
    longestStem: longest(index.byStem.keys()),
    mostLetters: longest(index.byLetters.keys()),
  };
}

function addForm(
  { byWord, byStem, byLetters }: Pick<FormIndex, "byWord" | "byStem" | "byLetters">,
  language: Language,
  meaning: Meaning,
  form: string,
): void {
  if (form === "") return;
  if (language.unspaced) {
    const parts = form.split("…").map((part) => fold(part).replace(/\s/g, ""));
    add(byLetters, parts[0] ?? "", { language, meaning, parts, first: false });
    return;
  }
  const parts = form
    .split(/\s+/)
    .flatMap((part) =>
      part === "…" || part.startsWith(NUMBER) ? [part] : wordsOf(part).map(({ text }) => text),
    );
  if (form.endsWith("*")) parts.push(`${parts.pop()}*`);
  const begins = parts[0] ?? "";
  const one = { language, meaning, parts, first: form.startsWith("^") };
  if (begins.endsWith("*")) add(byStem, begins.slice(0, -1), one);
  else add(byWord, begins, one);
}

function add(index: Map<string, Form[]>, key: string, form: Form): void {
  const forms = index.get(key);
  if (forms) forms.push(form);
  else index.set(key, [form]);
}

const longest = (keys: Iterable<string>) => Math.max(...[...keys].map((key) => key.length));
