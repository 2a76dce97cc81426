import { Clause } from "./clause.ts";
import { findMeanings } from "./find-meanings.ts";
import { wordsOf } from "./fold.ts";
import { splitSentences } from "./split-sentences.ts";

/** This many different words of a confidentiality notice make a sentence one. */
const NOTICE_WORDS = 2;

/** A text without its notices: from the sentence that begins one to the end of its paragraph. */
export function withoutNotices(text: string): string {
  return text
    .split(/\n[^\S\n]*\n/)
    .flatMap((paragraph) => {
      if (!hasNotice(paragraph)) return [paragraph];
      const sentences = splitSentences(paragraph);
      const begins = sentences.findIndex(hasNotice);
      return begins > 0 ? [sentences.slice(0, begins).join("\n")] : [];
    })
    .join("\n\n");
}

function hasNotice(text: string): boolean {
  const words = wordsOf(text.slice(0, 2_000));
  return [...findMeanings(words)].some(([language, found]) => {
    const notices = new Clause(language, words, found).all("notice");
    return new Set(notices.map(({ from }) => Math.floor(from))).size >= NOTICE_WORDS;
  });
}
