/**
 * Words of others as they may stand in a message: line breaks kept, other control characters gone, and the marks that turn the
 * direction of writing, since they would turn what stands beside them too (Unicode UAX #9). Cut to `most` characters.
 */
export function literal(text: string, most: number): string {
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}--[\n]]/gv, " ")
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    // A lone surrogate is not a character, and no JSON reader has to take it.
    .toWellFormed();
  if (clean.length <= most) return clean;
  // Cut between characters as people see them, never inside a pair.
  return `${clean.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** The same for a line: without its breaks. */
export function literalLine(text: string, most: number): string {
  return literal(text.replace(/\s+/g, " ").trim(), most);
}

/** For the few places where Slack reads markup whatever we say: there is no other way in than these three characters. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
