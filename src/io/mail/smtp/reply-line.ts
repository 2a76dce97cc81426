/** RFC 5321 §4.2.3, not inside a telephone number or an address: 550, then its words or its status. */
const REPLY = /(?<![\d.+/-])(?:4[2-7]\d|5[0-7]\d)(?:[ -]|: )(?=[#<"'([]?\s?(?:\p{L}|\d\.\d))/u;
/** RFC 3463. A third number that looks like a year is taken only after a reply code or a mark. For example, 5.7.26 may be a day. */
const STATUS = /(?<![\d.])([245]\.[0-7]\.\d{1,3})(?![\d.])/;
const MARKED = /(?:[#(:]\s?|(?<!\d)[245]\d\d[ -])([245]\.[0-7]\.\d{1,3})(?![\d.])/;

/** The line of a text that holds a server's reply or its status, with the continuation lines of that reply. */
export function replyLine(text: string): string | null {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => {
    const beginning = line.slice(0, 500);
    return REPLY.test(beginning) || statusIn(beginning) !== null;
  });
  if (at < 0) return null;
  const first = lines[at]?.trim() ?? "";
  // RFC 5321 §4.2.1: every line but the last has a hyphen after its code.
  const code = /^[45]\d\d-/.exec(first)?.[0].slice(0, 3);
  const more = code === undefined ? [] : lines.slice(at + 1, at + 8);
  const end = more.findIndex((line) => !line.trim().startsWith(`${code}-`));
  const last = more[end]?.trim().startsWith(`${code} `) ? end + 1 : end;
  return [first, ...more.slice(0, last < 0 ? more.length : last).map((line) => line.trim())]
    .join(" ")
    .slice(0, 500);
}

/** The RFC 3463 status that a text names first. */
export function statusIn(text: string): string | null {
  const marked = MARKED.exec(text)?.[1];
  if (marked) return marked;
  const bare = STATUS.exec(text)?.[1] ?? null;
  return bare !== null && /\.[2-4]\d$/.test(bare) ? null : bare;
}

/** 4 or 5: the class of the reply that a text holds. */
export const replyClass = (text: string) => REPLY.exec(text)?.[0][0] ?? null;
