/** A sentence longer than this is read in pieces, so that the work for each stays bounded. */
const MOST_CHARACTERS = 400;

/** Ends a sentence: marks of any script; a full stop only before a space and no number ("Art. 17", "acme.com"). */
const END = /[!?¡¿…。！？؟।]+["'”»)]?|\.+["'”»)]?(?=\s+[^\s\d]|\s*$)/gu;

/** Before a small letter, a full stop after one of these, or after one letter, shortens a word. */
const SHORTENED =
  /(?:^|[^\p{L}])(?:\p{L}|abs|approx|art|bl|bzw|ca|ang|bijv|bl|bv|dvs|ecc|eks|ekz|esim|etc|evtl|ev|ex|f|ggf|iht|incl|inkl|ink|jf|kl|max|min|mm|mvh|nr|osv|par|pga|resp|sog|tel|tlf|tzn|usw|vgl|vrnl|vs|zzgl)$/iu;
/** Before a name. */
const TITLE = /(?:^|[^\p{L}])(?:avv|dipl|dott|dr|dra|fr|hr|ing|mag|mgr|mme|mr|mrs|ms|prof|sig|sr|sra|st)$/iu;
const LONGEST_SHORTENED = 8;

/** This many words, each with a full stop of its own. */
const STACCATO = 3;

/** The beginning of a line of its own, after any line: an item, a mark. */
const ITEM = /^\s*([-*•·–—>]|\d{1,2}[.)])\s/;
/** Mail programs wrap at 72 to 78 columns: a shorter line ended where its writer ended it. */
const WRAPPED = 50;

/** The sentences of a text, each with its end mark, in order. Lines that a program wrapped are read as one. */
export function splitSentences(text: string): string[] {
  return joinLines(text)
    .map(splitLine)
    .flatMap(joinStaccato)
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

/** "Take. Me. Off.": words that are ended one by one are one sentence. */
function joinStaccato(sentences: string[]): string[] {
  const isWord = (sentence: string) => /^\s*[\p{L}'’]+\.\s*$/u.test(sentence);
  const joined: string[] = [];
  for (let from = 0; from < sentences.length; ) {
    let to = from;
    while (to < sentences.length && isWord(sentences[to] ?? "")) to++;
    if (to - from < STACCATO) joined.push(sentences[from++] ?? "");
    else {
      joined.push(`${sentences.slice(from, to).join("").replace(/\./g, "")}.`);
      from = to;
    }
  }
  return joined;
}

function splitLine(line: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: mark, index } of line.matchAll(END)) {
    const end = index + mark.length;
    if (mark === "." && isShortened(line, index)) continue;
    sentences.push(line.slice(start, end));
    start = end;
  }
  sentences.push(line.slice(start));
  return sentences;
}

/** "ca. drei", "e.g. this"; people who type in small letters end sentences too: "who is this. take me off". */
function isShortened(line: string, stop: number): boolean {
  const [before, after] = [
    line.slice(Math.max(0, stop - LONGEST_SHORTENED), stop),
    line.slice(stop + 1, stop + 4),
  ];
  return (
    (/^\s+\p{Ll}/u.test(after) && SHORTENED.test(before)) || (/^\s+\p{L}/u.test(after) && TITLE.test(before))
  );
}

function pieces(sentence: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < sentence.length; at += MOST_CHARACTERS)
    parts.push(sentence.slice(at, at + MOST_CHARACTERS));
  return parts;
}
