/** In bytes. No mail program writes a longer field, and the addresses of a longer one take seconds to read. */
const LONGEST_FIELD = 10_000;
const [CR, LF, COLON] = [13, 10, 58];
/** Marks between two words or addresses of a field. A cut in the middle of an address would make another address. */
const BETWEEN = [" ", "\t", ",", ";"];

/**
 * The same mail, its header fields (RFC 5322 §2.2) cut to a length that is read in milliseconds.
 *
 * @returns the mail itself where none is too long
 */
export function cutLongFields(raw: Buffer): Buffer {
  const kept: Buffer[] = [];
  let start = 0;
  let keptFrom = 0;
  while (start < raw.length && raw[start] !== LF && !(raw[start] === CR && raw[start + 1] === LF)) {
    const end = endOfField(raw, start);
    if (end - start > LONGEST_FIELD && raw.subarray(start, end).includes(COLON)) {
      kept.push(raw.subarray(keptFrom, start + lengthKept(raw.subarray(start, end))), Buffer.from("\r\n"));
      keptFrom = end;
    }
    start = end;
  }
  return kept.length === 0 ? raw : Buffer.concat([...kept, raw.subarray(keptFrom)]);
}

function lengthKept(field: Buffer): number {
  const last = Math.max(0, ...BETWEEN.map((mark) => field.lastIndexOf(mark, LONGEST_FIELD - 1)));
  // A line break before the cut would end the header.
  const length = field.subarray(0, last).toString("latin1").trimEnd().length;
  // Before the first blank there is only the field's name.
  return length > field.indexOf(COLON) + 1 ? length : LONGEST_FIELD;
}

/** Where the next field begins: after a line that no folded line follows. */
function endOfField(raw: Buffer, start: number): number {
  let at = start;
  while (at < raw.length) {
    const lineEnd = raw.indexOf(LF, at);
    if (lineEnd < 0) return raw.length;
    at = lineEnd + 1;
    if (raw[at] !== 32 && raw[at] !== 9) return at;
  }
  return raw.length;
}
