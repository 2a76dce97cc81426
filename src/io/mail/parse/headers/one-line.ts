/** Bidirectional overrides and isolates: they show "gpj.exe" as "exe.jpg", and a sender as another. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
/** C0 and C1 controls, and the two line separators of Unicode. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const CONTROLS = /\p{Cc}/gu;

/** Text from a header as one line: no NUL, no line break, no control, nothing that turns the direction of reading. */
export function oneLine(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.trim();
  return text.replace(BREAKS, " ").replace(CONTROLS, "").replace(TURNS, "").toWellFormed().trim();
}
