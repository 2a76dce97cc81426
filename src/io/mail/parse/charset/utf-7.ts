/** A shift sequence of UTF-7 (RFC 2152): base64 of UTF-16, between + and -. */
const SHIFTED = /\+([A-Za-z0-9+/]{3,200})-/g;
const LOOKED_AT = 16_384;

/** Whether ASCII bytes are UTF-7: every shift sequence in them gives letters, and there is one. */
export function isUtf7(bytes: Buffer): boolean {
  const text = bytes.subarray(0, LOOKED_AT).toString("latin1");
  const sequences = [...text.matchAll(SHIFTED)].map(([, base64 = ""]) => base64);
  return sequences.length > 0 && sequences.every(givesLetters);
}

function givesLetters(base64: string): boolean {
  const bytes = Buffer.from(base64, "base64");
  // Between whole UTF-16 units and the end stand fewer than six bits, all zero.
  const units = Math.floor((base64.length * 6) / 16);
  if (units === 0 || (base64.length * 6) % 16 >= 6) return false;
  const text = new TextDecoder("utf-16be").decode(bytes.subarray(0, units * 2));
  return /^[\u00a0-\u024f\u0370-\u06ff\u0e00-\u0e7f\u2010-\u2030\u20ac\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]+$/.test(
    text,
  );
}
