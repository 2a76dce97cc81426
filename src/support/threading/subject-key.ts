/** So much of a subject is compared. No program shows more of one. */
const LONGEST = 500;
/** Answers of answers of answers. */
const MOST_PREFIXES = 20;

/** How mail programs mark an answer, in a dozen languages. */
const ANSWER =
  /^(?:re|aw|antw|sv|vs|odp|r|ref|rép|rif|res|ynt|atb|回复|答复|回覆|返信|回信)(?:\[\d{1,3}\])?\s{0,5}[::]/iu;
/** How they mark a mail that is passed on. */
const FORWARD =
  /^(?:fwd?|wg|tr|rv|i|enc|vs|vb|vl|vid|doorst|pd|i[ıi]lt|továbbítás|пересл|转发|轉寄|轉發|転送|전달)(?:\[\d{1,3}\])?\s{0,5}[::]/iu;
const NUMBER = /\[#(\d{1,9})\]/;

/** A subject as it is compared: without the marks of answers and our own number, in small letters, white space joined. */
export function subjectKey(subject: string): string {
  let rest = spaced(subject);
  for (let prefixes = 0; prefixes < MOST_PREFIXES; prefixes++) {
    const shorter = rest
      .replace(ANSWER, "")
      .replace(FORWARD, "")
      .replace(/^\[#\d{1,9}\]/, "")
      .trim();
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest.replace(NUMBER, "").trim().toLowerCase();
}

/** The same for what a program counts up in its subjects: "Disk at 93 %" and "Disk at 94 %" are one. */
export const countlessKey = (key: string): string => key.replace(/\d+/g, "0");

export const isAnswer = (subject: string): boolean => ANSWER.test(spaced(subject));
export const isForward = (subject: string): boolean => FORWARD.test(spaced(subject));

/** The ticket's number that a subject names, as our letters write it; null: none. */
export function numberIn(subject: string): number | null {
  const found = NUMBER.exec(subject.slice(0, LONGEST))?.[1];
  return found === undefined ? null : Number(found);
}

const spaced = (subject: string) => subject.slice(0, LONGEST).replace(/\s+/g, " ").trim();
