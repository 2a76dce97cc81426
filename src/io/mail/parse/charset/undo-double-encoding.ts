/** The characters of the bytes 0x80 to 0x9f in Windows-1252, as which programs read UTF-8 by mistake. */
const BYTE_OF = new Map<string, number>(
  Array.from({ length: 128 }, (_, index) => index + 0x80).flatMap((byte) => {
    const letter = new TextDecoder("windows-1252").decode(Uint8Array.of(byte));
    return [[letter, byte] as const, [String.fromCharCode(byte), byte] as const];
  }),
);
const SIGN = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/;
const LOOKED_AT = 200_000;

/**
 * Text that was made UTF-8 twice ("GrÃ¼ÃŸe"), read as it was meant. Only where no doubt is left: every letter beyond ASCII is part of a
 * UTF-8 sequence read as Windows-1252, and there are at least two.
 */
export function undoubled(text: string): string {
  if (text.length > LOOKED_AT || !SIGN.test(text)) return text;
  const bytes = Buffer.alloc(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = code < 0x80 ? code : BYTE_OF.get(text[index] ?? "");
    if (byte === undefined) return text;
    bytes[index] = byte;
  }
  const once = bytes.toString("utf8");
  if (once.includes("\ufffd")) return text;
  return (once.match(/[^\0-\x7f]/gu)?.length ?? 0) >= 2 ? once : text;
}
