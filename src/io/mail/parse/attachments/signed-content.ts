/** OID 1.2.840.113549.1.7.1 (id-data, RFC 5652 §4), which stands before the content of a signed message. */
const ID_DATA = Buffer.from("06092a864886f70d010701", "hex");
/** OID 1.2.840.113549.1.7.2 (id-signedData, RFC 5652 §5.1). */
const ID_SIGNED = Buffer.from("06092a864886f70d010702", "hex");
const [CONTENT, OCTETS, OCTETS_IN_PIECES] = [0xa0, 0x04, 0x24];
const MOST_PIECES = 100_000;

/** The mail inside an S/MIME signature (RFC 5652 §5.2: eContent), the signature not checked; null: there is none to read. */
export function signedContent(message: Buffer): Buffer | null {
  const signed = message.subarray(0, 100).indexOf(ID_SIGNED);
  if (signed < 0) return null;
  const at = message.indexOf(ID_DATA, signed);
  if (at < 0) return null;
  const content = elementAt(message, at + ID_DATA.length);
  if (content?.tag !== CONTENT) return null;
  const octets = elementAt(message, content.from);
  if (octets?.tag === OCTETS) return message.subarray(octets.from, octets.to);
  if (octets?.tag !== OCTETS_IN_PIECES) return null;
  const pieces: Buffer[] = [];
  for (
    let next = elementAt(message, octets.from);
    next?.tag === OCTETS && next.from <= octets.to;
    next = elementAt(message, next.to)
  ) {
    pieces.push(message.subarray(next.from, next.to));
    if (pieces.length > MOST_PIECES) return null;
  }
  return Buffer.concat(pieces);
}

/** One element of BER (X.690 §8.1). An indefinite length ends at the end of the message. */
function elementAt(message: Buffer, at: number): { tag: number; from: number; to: number } | null {
  const [tag, first] = [message[at], message[at + 1]];
  if (tag === undefined || first === undefined) return null;
  if (first === 0x80) return { tag, from: at + 2, to: message.length };
  if (first < 0x80) return { tag, from: at + 2, to: Math.min(message.length, at + 2 + first) };
  const digits = first & 0x7f;
  if (digits > 4 || at + 2 + digits > message.length) return null;
  const length = message.readUIntBE(at + 2, digits);
  const from = at + 2 + digits;
  return { tag, from, to: Math.min(message.length, from + length) };
}
