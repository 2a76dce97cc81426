/** Nothing that introduces a quotation is longer, so no pattern is tried on more. */
export const LONGEST_LINE = 300;

/** "wrote" as mail programs say it, by language family. */
const WROTE = [
  "wrote|schrieb(?:en|st)?|schreibt|a (?:é|e)crit|nous a dit|escribi[óo]|(?:ha )?scritto|escreveu|va escriure|schreef|geschreven|a scris",
  "skrev|skriver|kirjoitti|kirjutas|napsal(?:\\(?a\\)?|a)?|napísal(?:\\(?a\\)?|a)?|napisał(?:\\(?a\\)?|a)?|napisa(?:o|la)(?:/la)?|je pisal|pisze|írta|rakstīja|rašė|yazdı|έγραψε",
  "написал(?:\\(?а\\)?|а)?|написав(?:ла)?|написа|је написао|пишет|писал|пише|כתב(?:/ה|ה)?|كتب|نوشت|đã viết|menulis|เขียนว่า|เขียน|ने लिखा",
  "写道|寫道|のメッセージ|のメール|書きました|작성",
].join("|");

/** The last words of "On …, Lea <lea@…> wrote:" or, as the Germans and the Dutch put it, "Am … schrieb Lea <lea@…>:". */
const wrote = new RegExp(`(?:${WROTE})(?!\\p{L})(?:[^:：]|:(?=\\s?\\d)){0,150}[:：]\\s*$`, "iu");
/** Some leave the colon out; a marked quotation has to follow. */
const wroteLast = new RegExp(`(?:${WROTE})[\\s.-]{0,12}$`, "iu");
/** Verbs that people use, too. They count at the end of a line that begins with a date. */
const said = /(?:writes|sent|said|says)\s*[:：]\s*$/i;
const colonLast = /[:：]\s*$/;

/** A time of day or a year, in any digits. */
export const when = /\p{Nd}{1,2}[:.：]\p{Nd}\p{Nd}(?!\p{Nd})|(?<![\p{Nd}A-Za-z])\p{Nd}{4}(?![\p{Nd}A-Za-z])/u;
/** Signs of such a line, in contrast to a sentence that happens to end in "she wrote:". */
const whoOrWhen = /@|<|\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
/** "---- On …, Ann <ann@…> wrote ----": dashes where others write a colon. */
const dashed = /^\s*-{2,10}\s?[^-\s].{3,280}[^-\s]\s?-{2,10}\s*$/u;

/** How such a line begins: "On", its counterparts, a day of the week, a date. */
const opener =
  /^[\s*"“-]{0,12}(?:(?:on|at|am|le|el|il|em|op|den|på|dnia|w dniu|dňa|dne|vào|pada|tarihinde|στις|în|a|na|в|у|от|on the)\s|\p{L}{1,12}\.?,?\s{0,2}\d|\d|在|於|于|เมื่อ|בתאריך|في)/iu;
/** "Ann Lee <ann@…> …": some languages put the name first. */
const nameFirst = /^[\s"“]{0,4}\p{Lu}[^<>@:]{0,60}<[^<>\s]{3,100}>/u;
const sentenceEnd = /[.!?。！？]\s*$/;
const MOST_LINES = 4;
/** Marks of writing direction, which Hebrew and Arabic programs put around such a line. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** "… On Wed, Apr 4, 2012 at 3:59 PM, bob@… wrote:" behind the words of an answer, as some programs lose the line break. */
const glued =
  /^(.{0,200}?\S)(?:\s|-{2,})-*\s?(?=(?:On|Am|Le) \p{L}{2,12}\.?,? \d{1,2}|On \p{L}{2,12}\.?,? \p{L}{3,10}\.? \d)/u;

export type Attribution = {
  /** How many lines it takes. */
  lines: number;
  /** The words of the answer that stand on its first line. */
  before: string;
};

/**
 * Whether a line begins what introduces a quotation, like "On Tuesday, Ann wrote:", folded over up to four lines.
 *
 * @param marked - whether the lines below it begin with ">": then less is enough, since only this line is at stake
 */
export function attributionAt(
  lines: readonly string[],
  at: number,
  marked: (after: number) => boolean,
): Attribution | null {
  const first = lines[at] ?? "";
  if (first.length > LONGEST_LINE) return null;
  if (dashed.test(first) && isDashed(first)) return { lines: 1, before: "" };
  const folded = unfolded(lines, at);
  for (let count = 1; count <= folded.length; count++) {
    const last = folded[count - 1] ?? "";
    const isMarked = marked(at + count);
    if (!colonLast.test(last) && !(isMarked && (wroteLast.test(last) || />\s*$/.test(last)))) continue;
    const joined = folded.slice(0, count).join(" ").slice(-LONGEST_LINE);
    if (!introduces(joined, isMarked)) continue;
    if (count > 1 && !begins(folded, count, isMarked)) return null;
    const before = glued.exec(first)?.[1] ?? "";
    return { lines: count, before: before.replace(/[\s-]+$/, "") };
  }
  return null;
}

const isDashed = (line: string) =>
  (line.includes("@") && when.test(line)) ||
  (wroteLast.test(line) && (whoOrWhen.test(line) || line.length < 80));

function introduces(joined: string, isMarked: boolean): boolean {
  const hasWho = joined.includes("@");
  if (
    hasWho &&
    when.test(joined) &&
    (isMarked || (colonLast.test(joined) && (opener.test(joined) || nameFirst.test(joined))))
  )
    return true;
  if (wrote.test(joined)) return isMarked || whoOrWhen.test(joined);
  if (said.test(joined)) return isMarked || (opener.test(joined) && hasWho && when.test(joined));
  if (!isMarked) return false;
  return wroteLast.test(joined) ? hasWho || when.test(joined) : hasWho && colonLast.test(joined);
}

/** Whether the first of several lines belongs to the introduction: the lines below it say too little alone, or it begins as one. */
function begins(folded: readonly string[], count: number, isMarked: boolean): boolean {
  const first = folded[0] ?? "";
  if (sentenceEnd.test(first) && !/(?:\p{L}|\b\d{1,2})\.\s*$/u.test(first)) return false;
  const rest = folded.slice(1, count).join(" ").slice(-LONGEST_LINE);
  if (!introduces(rest, isMarked)) return true;
  // The rest would do: the first line is a part of it when it begins as such lines do, and the rest does not.
  if (!opener.test(first) || !/\p{Nd}/u.test(first)) return false;
  return !(opener.test(rest) && when.test(rest)) || (/^\s*\d/.test(rest) && !when.test(first));
}

const isOpen = (line: string) => line.lastIndexOf("<") > line.lastIndexOf(">");

/** The lines that may be one folded introduction. */
function unfolded(lines: readonly string[], at: number): string[] {
  const folded: string[] = [];
  for (const line of lines.slice(at, at + MOST_LINES)) {
    // A ">" may close the address that the line above opened.
    const isQuoted = /^\s{0,3}>[\s>]/.test(line) && !isOpen(folded.at(-1) ?? "");
    if (line.trim() === "" || isQuoted) break;
    folded.push(line.slice(0, LONGEST_LINE).replace(directions, ""));
  }
  return folded;
}
