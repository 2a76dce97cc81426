import { maskSecrets } from "./mask-secrets.ts";

const MASK = "•••";
/** Tags that stand within a word or a sentence: a secret may go on behind them. Other tags end a line. */
const WITHIN =
  /^<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|em|font|i|ins|kbd|mark|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)\b/;

/** A part of HTML. `at`: where a text begins in the words of the page; null: a tag. */
type Part = { written: string; at: number | null };

/**
 * Sanitised HTML with secrets masked, also where tags stand in the middle of one. The words are read as they stand on the page.
 *
 * @param html - of the sanitiser, in which "<" begins a tag and nothing else
 */
export function maskHtml(html: string): string {
  const parts: Part[] = [];
  let words = "";
  for (const [written] of html.matchAll(/<[^>]*>|[^<]+|</g)) {
    const isTag = written.startsWith("<");
    parts.push({ written, at: isTag ? null : words.length });
    if (!isTag) words += written;
    else if (!WITHIN.test(written)) words += "\n";
  }
  const spans = masked(words, maskSecrets(words).text);
  return parts.map(({ written, at }) => (at === null ? written : without(written, at, spans))).join("");
}

type Span = { from: number; to: number };

/** Where the second text has a mask in place of words of the first. */
function masked(words: string, safe: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const [first = "", ...others] = safe.split(MASK);
  at = first.length;
  for (const [index, kept] of others.entries()) {
    const isLast = index === others.length - 1;
    const to = isLast ? words.length - kept.length : kept === "" ? at : words.indexOf(kept, at);
    if (to < at) return [{ from: first.length, to: words.length }];
    if (words.slice(at, to) !== MASK) spans.push({ from: at, to });
    at = to + kept.length;
  }
  return spans;
}

function without(written: string, at: number, spans: readonly Span[]): string {
  const end = at + written.length;
  let left = "";
  let from = at;
  for (const span of spans) {
    if (span.to <= from || span.from >= end) continue;
    left += `${written.slice(from - at, Math.max(span.from, from) - at)}${span.from >= at ? MASK : ""}`;
    from = Math.min(span.to, end);
  }
  return left + written.slice(from - at);
}
