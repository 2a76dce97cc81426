/** One header field: its name in lower case, and its value unfolded, one character for each byte. */
export type Field = { name: string; value: string };

const [LF, CR, SPACE, TAB, DASH] = [10, 13, 32, 9, 45];
/** No mail has as many; what stands beyond is not looked at. */
const MOST_FIELDS = 3_000;
/** A value is read to this length. Five thousand recipients fit. */
const LONGEST_VALUE = 1_000_000;
const NAME = /^([!-9;-~]{1,200})[ \t]*:/;
const LONGEST_NAME = 300;
/** Lines that show that a header goes on behind a line that does not belong to one. */
const KNOWN =
  /^(from|to|cc|subject|date|sender|reply-to|message-id|mime-version|content-[a-z-]+|received|return-path|x-[\w-]+|dkim-signature|references|in-reply-to)[ \t]*:/i;
const LOOKED_AHEAD = 40;

/**
 * Reads the header that begins at an offset.
 *
 * @param endsAt - whether a line that begins with two dashes ends the part (a part may have no body, and no empty line)
 * @returns the fields, and where the body begins
 */
export function readFields(
  raw: Buffer,
  start: number,
  endsAt: (lineStart: number, lineEnd: number) => boolean,
): { fields: Field[]; body: number } {
  const fields: Field[] = [];
  let open: { name: string; lines: string[]; length: number } | null = null;
  const close = () => {
    if (open !== null && fields.length < MOST_FIELDS)
      fields.push({ name: open.name, value: open.lines.join(" ").slice(0, LONGEST_VALUE).trim() });
    open = null;
  };
  let at = start;
  while (at < raw.length) {
    const { end, next } = lineAt(raw, at);
    if (end === at) return finish(next);
    if (raw[at] === DASH && raw[at + 1] === DASH && endsAt(at, end)) return finish(at);
    const folded: boolean = raw[at] === SPACE || raw[at] === TAB;
    if (folded && open !== null) {
      const line = raw.toString("latin1", at, Math.min(end, at + LONGEST_VALUE)).trim();
      if (line === "" && !goesOn(raw, next, endsAt)) return finish(next);
      if (open.length < LONGEST_VALUE) open.lines.push(line);
      open.length += line.length;
    } else {
      const name: string | undefined = NAME.exec(
        raw.toString("latin1", at, Math.min(end, at + LONGEST_NAME)),
      )?.[1];
      if (name !== undefined) {
        close();
        const from = raw.indexOf(58, at) + 1;
        const line = raw.toString("latin1", from, Math.min(end, from + LONGEST_VALUE)).trim();
        open = { name: name.toLowerCase(), lines: [line], length: line.length };
      } else if (!(at === start && isEnvelope(raw, at)) && !goesOn(raw, next, endsAt)) return finish(at);
      // A line that was broken without a blank before it, in most cases.
      else if (open !== null)
        open.lines.push(raw.toString("latin1", at, Math.min(end, at + LONGEST_NAME)).trim());
    }
    at = next;
  }
  return finish(raw.length);

  function finish(body: number) {
    close();
    return { fields, body };
  }
}

/** The line of an mbox file that stands above a mail. */
function isEnvelope(raw: Buffer, at: number): boolean {
  return /^>?From /.test(raw.toString("latin1", at, at + 6));
}

/** Whether another known field, or a folded line of it, follows before an empty line. */
function goesOn(raw: Buffer, from: number, endsAt: (lineStart: number, lineEnd: number) => boolean): boolean {
  let at = from;
  for (let lines = 0; lines < LOOKED_AHEAD && at < raw.length; lines++) {
    const { end, next } = lineAt(raw, at);
    if (end === at || (raw[at] === DASH && raw[at + 1] === DASH && endsAt(at, end))) return false;
    if (KNOWN.test(raw.toString("latin1", at, Math.min(end, at + LONGEST_NAME)))) return true;
    at = next;
  }
  return false;
}

/** The line at an offset, without the carriage returns before its line feed. */
export function lineAt(raw: Buffer, at: number): { end: number; next: number } {
  const feed = raw.indexOf(LF, at);
  const next = feed < 0 ? raw.length : feed + 1;
  let end = feed < 0 ? raw.length : feed;
  while (end > at && raw[end - 1] === CR) end--;
  return { end, next };
}
