/** A sentence longer than this is read in pieces, so that the work for each stays bounded. */
const MOST_CHARACTERS = 400;

/** Ends a sentence: marks of any script; a full stop only before a space and no small letter ("Art. 17", "acme.com"). */
const END = /[!?¡¿…。！？؟।]+["'”»)]?|\.+["'”»)]?(?=\s+[^\s\p{Ll}\d]|\s*$)/gu;

/** What begins a line of its own, whatever stood before: an item, a mark. */
const ITEM = /^\s*([-*•·–—>]|\d{1,2}[.)])\s/;
/** Mail programs wrap at 72 to 78 columns: a shorter line ended where its writer ended it. */
const WRAPPED = 50;

/** The sentences of a text, each with its end mark, in order. Lines that a program wrapped are read as one. */
export function splitSentences(text: string): string[] {
  return joinLines(text)
    .flatMap(splitLine)
    .flatMap((sentence) => pieces(sentence.trim()))
    .filter((sentence) => sentence !== "");
}

function joinLines(text: string): string[] {
  const lines: string[] = [];
  let open = false;
  let lastLength = 0;
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.trim();
    const continues = open && !ITEM.test(line) && (/^\p{Ll}/u.test(line) || lastLength >= WRAPPED);
    if (line !== "" && continues) lines[lines.length - 1] += ` ${line}`;
    else if (line !== "") lines.push(line);
    open = line !== "";
    lastLength = line.length;
  }
  return lines;
}

function splitLine(line: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: mark, index } of line.matchAll(END)) {
    const end = index + mark.length;
    sentences.push(line.slice(start, end));
    start = end;
  }
  sentences.push(line.slice(start));
  return sentences;
}

function pieces(sentence: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < sentence.length; at += MOST_CHARACTERS)
    parts.push(sentence.slice(at, at + MOST_CHARACTERS));
  return parts;
}
