import { TagToken, Tokenizer, TypeGuards } from "liquidjs";
import { marked } from "./author-marks.ts";

/** Tags that show their quoted words. Other tags compare and search theirs. */
const SHOWING_TAGS = ["assign", "echo", "cycle"];

/**
 * A template with its author's HTML marked: the text outside of tags, and quoted text that can be shown. Nothing moves, so
 * positions stay the same.
 */
export function markTemplate(template: string): string {
  return new Tokenizer(template)
    .readTopLevelTokens()
    .map((token) => {
      const words = template.slice(token.begin, token.end);
      if (token instanceof TagToken) return markedTag(token.name, words);
      return TypeGuards.isOutputToken(token) ? withMarkedQuotes(words) : marked(words);
    })
    .join("");
}

function markedTag(name: string, words: string): string {
  if (name === "liquid") return words.split("\n").map(markedLine).join("\n");
  return SHOWING_TAGS.includes(name) ? withMarkedQuotes(words) : words;
}

/** A line of a `liquid` tag, which may begin on the first. */
function markedLine(line: string): string {
  const [, name = ""] = /^(?:\{%-?\s*liquid\b)?\s*(\w*)/.exec(line) ?? [];
  return SHOWING_TAGS.includes(name) ? withMarkedQuotes(line) : line;
}

function withMarkedQuotes(words: string): string {
  let made = "";
  let at = 0;
  for (const { begin, end } of quotesIn(words)) {
    // Quoted words in brackets are the name of a column.
    if (
      words
        .slice(at, begin - 1)
        .trimEnd()
        .endsWith("[")
    )
      continue;
    made += words.slice(at, begin) + marked(words.slice(begin, end));
    at = end;
  }
  return made + words.slice(at);
}

/** The beginning and end of quoted words, without their quotes. A backslash escapes a quote inside them. */
function quotesIn(words: string): { begin: number; end: number }[] {
  const found: { begin: number; end: number }[] = [];
  let open: { quote: string; begin: number } | null = null;
  for (let at = 0; at < words.length; at++) {
    const one = words.charAt(at);
    if (open === null) {
      if (one === '"' || one === "'") open = { quote: one, begin: at + 1 };
    } else if (one === "\\") at++;
    else if (one === open.quote) {
      found.push({ begin: open.begin, end: at });
      open = null;
    }
  }
  return found;
}
