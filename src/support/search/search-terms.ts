/** In UTF-16 units. No search finds the words behind it. */
const LONGEST_TEXT = 100_000;
/** Different words of one message. With `LONGEST_WORD` it keeps them far below the limit of a tsvector, 1 MB. */
const MOST_TERMS = 4_000;
const LONGEST_WORD = 40;
/** Of one search, in UTF-16 units and in words. */
const LONGEST_SEARCH = 200;
const MOST_ASKED = 12;

/** Scripts that put no space between words, and Hangul, whose words carry their endings: any two signs in a row are a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

type Text = { subject: string; text: string; fromName: string; fromEmail: string };

/**
 * The words by which a message is found: in lower case, without signs, and for scripts without spaces each pair of neighbours. Linear
 * in the text, and bounded. Never empty, so that a message that was gone through is known by it.
 */
export function searchTerms({ subject, text, fromName, fromEmail }: Text): string[] {
  const terms = new Set<string>(["."]);
  for (const part of [fromEmail, fromName, subject, text])
    for (const term of termsIn(part.slice(0, LONGEST_TEXT))) {
      if (terms.size >= MOST_TERMS) return [...terms];
      terms.add(term);
    }
  return [...terms];
}

/**
 * A search as a tsquery of PostgreSQL: each word is found at the beginning of one, and all of them in one message. Its lexemes are
 * quoted letters and digits: no word of a person is an operator.
 *
 * @returns null when no word is asked for
 */
export function searchQuery(asked: string): string | null {
  const terms = [...termsIn(asked.slice(0, LONGEST_SEARCH))].slice(0, MOST_ASKED);
  return terms.length === 0 ? null : terms.map((term) => `'${term}':*`).join(" & ");
}

function* termsIn(text: string): Generator<string> {
  for (const [word] of text.normalize("NFKC").toLowerCase().matchAll(WORD)) {
    let spaced = "";
    let before = "";
    for (const sign of word) {
      if (UNSPACED.test(sign)) {
        if (before !== "") yield before + sign;
        before = sign;
      } else {
        if (before !== "") yield before;
        before = "";
        if (spaced.length < LONGEST_WORD) spaced += sign;
      }
    }
    if (before !== "") yield before;
    if (spaced !== "") yield spaced;
  }
}
