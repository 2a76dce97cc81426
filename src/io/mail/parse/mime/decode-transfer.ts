/** The bytes of a part, its transfer encoding (RFC 2045 §6) undone. Where the body is not of the named encoding it is taken as it is. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  switch (encoding.toLowerCase().replace(/[^a-z0-9]/g, "")) {
    case "base64":
    case "b64":
      return decodeBase64(body);
    case "quotedprintable":
    case "qp":
      return decodeQuotedPrintable(body);
    case "xuuencode":
    case "uuencode":
    case "xuue":
    case "uue":
      return decodeUu(body);
    default:
      return body;
  }
}

const LOOKED_AT = 2_000;

/** Mailing lists put their plain footer below base64: it is kept as it is. */
function decodeBase64(body: Buffer): Buffer {
  const end = endOfBase64(body);
  if (!isBase64(body.subarray(0, end))) return body;
  const bytes = decodeGroups(body.toString("latin1", 0, end));
  const footer = body.subarray(end);
  return footer.length === 0 ? bytes : Buffer.concat([bytes, Buffer.from("\n"), footer]);
}

/** Padding in the middle begins a new run (RFC 2045 §6.8 says that this is an error; joined files have it). */
function decodeGroups(text: string): Buffer {
  const padded = text.indexOf("=");
  if (padded < 0 || !/=\s*[A-Za-z0-9+/]/.test(text.slice(padded, padded + LOOKED_AT)))
    return Buffer.from(text, "base64");
  return Buffer.concat((text.match(/[^=]+/g) ?? []).map((run) => Buffer.from(run, "base64")));
}

/** Whether a beginning is base64 at all. */
function isBase64(body: Buffer): boolean {
  const looked = body.toString("latin1", 0, LOOKED_AT).trim();
  const strange = looked.match(/[^A-Za-z0-9+/=\s]/g)?.length ?? 0;
  const words = looked.match(/[a-z]{2} [a-z]{2}/gi)?.length ?? 0;
  return strange * 10 <= looked.length && words < 3;
}

/** Where the last lines of base64 end, if plain lines follow them. */
function endOfBase64(body: Buffer): number {
  const tail = Math.max(0, body.length - 20_000);
  const text = body.toString("latin1", tail);
  const footer = /\n(?=[_-]{5,}|[^\n]*[A-Za-z]{2} [A-Za-z]{2,} )/.exec(text);
  return footer === null ? body.length : tail + footer.index + 1;
}

const HEX = new Int8Array(256).fill(-1);
for (const [digits, first] of [
  ["0123456789", 0],
  ["ABCDEF", 10],
  ["abcdef", 10],
] as const)
  for (let index = 0; index < digits.length; index++) HEX[digits.charCodeAt(index)] = first + index;

const [EQUALS, LF, CR, SPACE, TAB] = [61, 10, 13, 32, 9];

/** Quoted-printable (RFC 2045 §6.7). An equals sign that encodes nothing stays. */
export function decodeQuotedPrintable(body: Buffer): Buffer {
  if (!body.includes(EQUALS)) return body;
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] as number;
    if (byte !== EQUALS) {
      out[length++] = byte;
      continue;
    }
    const [high, low] = [HEX[body[at + 1] ?? 0] as number, HEX[body[at + 2] ?? 0] as number];
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    const after = afterSoftBreak(body, at + 1);
    if (after < 0) out[length++] = byte;
    else at = after - 1;
  }
  return out.subarray(0, length);
}

/** @returns where the next line begins when only blanks stand before the line's end; -1: something else stands there */
function afterSoftBreak(body: Buffer, from: number): number {
  let at = from;
  while (at < from + 100 && (body[at] === SPACE || body[at] === TAB || body[at] === CR)) at++;
  if (at >= body.length) return body.length;
  return body[at] === LF ? at + 1 : -1;
}

/** uuencode: lines whose first sign tells how many bytes they hold. */
function decodeUu(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (const line of body.toString("latin1").split(/\r?\n/)) {
    if (/^(begin(-base64)? [0-7]{3}|end\s*$|`?\s*$)/.test(line)) continue;
    chunks.push(decodeUuLine(line));
  }
  return Buffer.concat(chunks);
}

export function decodeUuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63;
  const out = Buffer.alloc(length);
  for (let group = 0; group * 3 < length; group++) {
    const [a, b, c, d] = [1, 2, 3, 4].map(
      (index) => ((line.charCodeAt(group * 4 + index) || 32) - 32) & 63,
    ) as [number, number, number, number];
    const bytes = [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d];
    for (let index = 0; index < 3 && group * 3 + index < length; index++)
      out[group * 3 + index] = (bytes[index] as number) & 255;
  }
  return out;
}
