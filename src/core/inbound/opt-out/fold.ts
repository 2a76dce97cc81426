/** A word of a sentence, as it is compared. */
export type Word = {
  text: string;
  /** Written with a capital letter. */
  capital: boolean;
  /** A comma, a dash or similar comes before it. */
  afterBreak: boolean;
};

const WORD = /[\p{L}\p{N}\p{M}+]+(?:['’‘`´.@_-][\p{L}\p{N}\p{M}+]+)*/gu;
const ADDRESS = /^[^@]+@[^@]+\.[^@.]+$/;
/**
 * Endings after an apostrophe that belong to the word before: "don't", "Bob's", "I'm". Other apostrophes part two words:
 * "l'adresse", "m'écrire".
 */
const JOINED = /'(t|s|d|m|re|ve|ll)$/;

/** Lower case without accents, one shape for each letter: people leave accents out, and phones put them in. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .normalize("NFC")
    .replace(/[ıßøæœłđ’‘`´]/g, (letter) => PLAIN[letter] ?? letter);
}

const PLAIN: Record<string, string> = {
  ı: "i",
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  "’": "'",
  "‘": "'",
  "`": "'",
  "´": "'",
};

/** The words of a sentence. An address is one word; "e-mail" is "email" however it is parted. */
export function wordsOf(sentence: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of sentence.matchAll(WORD)) {
    const raw = match[0];
    const afterBreak = /[,;:–—()，、；：|/]|\s-+\s|\.\./.test(sentence.slice(end, match.index));
    end = match.index + raw.length;
    const parts = partsOf(fold(raw));
    const capital = /^\p{Lu}/u.test(raw);
    for (const [at, text] of parts.entries()) {
      const before = words.at(-1);
      if (before?.text === "e" && text.startsWith("mail")) before.text = `e${text}`;
      else words.push({ text, capital: capital && at === 0, afterBreak: afterBreak && at === 0 });
    }
  }
  return words;
}

function partsOf(word: string): string[] {
  if (ADDRESS.test(word)) return [word];
  return word
    .replace(JOINED, "$1")
    .split(/['.@_-]/)
    .filter((part) => part !== "");
}
