/**
 * Tells an author's HTML from the text of leads while both flow through a template. The author's `& < > " '` are marked, one
 * character for one, until the part is finished. Marks are noncharacters, which text never carries (Unicode 16, section 23.7).
 */
const MARK_OF: Record<string, string> = {
  "&": "\uFDD0",
  "<": "\uFDD1",
  ">": "\uFDD2",
  '"': "\uFDD3",
  "'": "\uFDD4",
};
const CHARACTER_OF = Object.fromEntries(
  Object.entries(MARK_OF).map(([character, mark]) => [mark, character]),
);
const ESCAPED: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};

const SPECIAL = /[&<>"']/g;
const MARKS = /[\uFDD0-\uFDD4]/g;
const EITHER = /[&<>"'\uFDD0-\uFDD4]/g;

/** Text from outside may not look marked. */
export const withoutMarks = (text: string) => text.replace(MARKS, "\uFFFD");

/** Says that a text is HTML of the author. */
export const marked = (html: string) => html.replace(SPECIAL, (character) => MARK_OF[character] ?? character);

export const isMarked = (text: string) => text.search(MARKS) >= 0;

/** The text as people read it, without marks: for comparing, searching and encoding. */
export function plain(value: unknown): unknown {
  if (typeof value === "string") return value.replace(MARKS, (mark) => CHARACTER_OF[mark] ?? mark);
  return Array.isArray(value) ? value.map(plain) : value;
}

/** The author's characters in place of the leads', and the other way round. */
export const swapped = (text: string) =>
  text.replace(EITHER, (one) => MARK_OF[one] ?? CHARACTER_OF[one] ?? one);

/** A rendered part as HTML. Marked text stays as it was written; all other text is escaped. */
export const finished = (rendered: string) =>
  rendered.replace(EITHER, (one) => CHARACTER_OF[one] ?? ESCAPED[one] ?? one);
