/**
 * Words of others as they may stand among ours: line breaks kept, other control characters gone, and what is not seen or turns the
 * direction of writing, since it would turn what stands beside it too (Unicode UAX #9). Joiners stay: some scripts and emoji need them.
 */
export function visible(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      .replace(/[\p{Cc}--[\n]]/gv, " ")
      .replace(/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      // A lone surrogate is not a character, and no JSON reader has to take it.
      .toWellFormed()
  );
}

/** The same for a line: without its breaks. */
export const visibleLine = (text: string): string => visible(text).replace(/\s+/g, " ").trim();

/** Cut to `most` characters, between characters as people see them, never inside a pair. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;

/** The same for a sentence with a name in it: what it says in the end is what somebody can do, and a long name gives way. */
export function cutWithin(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${cut(text, half + 1)}${text.slice(-half).replace(/^[\udc00-\udfff]/, "")}`;
}
