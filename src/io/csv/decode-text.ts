import { isUtf8 } from "node:buffer";
import { UnreadableFile } from "./unreadable-file.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * The text of a file of unknown encoding. The byte order mark decides, else UTF-8. If the first character beyond ASCII is not
 * UTF-8, the file is read as Windows-1252, which western spreadsheets still write.
 *
 * @param found - called once when the encoding is known; not called for a file of ASCII alone
 * @throws UnreadableFile for any other encoding
 */
export async function* decodeText(
  source: AsyncIterable<Uint8Array>,
  found: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let encoding: Encoding | null = null;
  let held = Buffer.alloc(0);
  let lines = 1;
  let started = false;

  const checked = (text: string): string => {
    if (text.includes("\0")) throw new UnreadableFile(NOT_TEXT);
    // Windows-1252 leaves these bytes free, so a file with them has another code page.
    if (encoding === "windows-1252" && /[\u0080-\u009f]/.test(text))
      throw new UnreadableFile(OTHER_CODE_PAGE);
    lines += text.split("\n").length - 1;
    return text;
  };
  const decode = (bytes: Uint8Array, more: boolean): string => {
    try {
      return checked(
        decoder === null ? Buffer.from(bytes).toString("latin1") : decoder.decode(bytes, { stream: more }),
      );
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      throw new UnreadableFile(notAsItBegan(encoding, lines));
    }
  };
  const settle = (as: Encoding) => {
    encoding = as;
    decoder = new TextDecoder(as, { fatal: true });
    found(as);
  };

  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    if (decoder === null && held.length < LONGEST_CHARACTER) continue;
    if (!started) {
      const marked = byteOrderMark(held);
      if (marked !== null) settle(marked);
      started = true;
    }
    if (decoder === null) {
      const beyond = held.findIndex((byte) => byte > 0x7f);
      const ascii = held.subarray(0, beyond < 0 ? held.length : beyond);
      if (ascii.length > 0) yield decode(ascii, true);
      held = held.subarray(ascii.length);
      // Its first character may be split across two chunks.
      if (held.length < LONGEST_CHARACTER) continue;
      settle(beginsAsUtf8(held) ? "utf-8" : "windows-1252");
    }
    yield decode(held, true);
    held = Buffer.alloc(0);
  }
  if (decoder === null && held.length > 0) {
    const marked = started ? null : byteOrderMark(held);
    const ascii = held.every((byte) => byte <= 0x7f);
    if (marked !== null) settle(marked);
    else if (!ascii) settle(isUtf8(held) ? "utf-8" : "windows-1252");
  }
  const rest = decode(held, false);
  if (rest.length > 0) yield rest;
}

const LONGEST_CHARACTER = 4;

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}

/** @param bytes - begin with a byte beyond ASCII and hold at least one character (RFC 3629 §4) */
function beginsAsUtf8(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return isUtf8(bytes.subarray(0, length));
}

const SAVE_AS = "Save it as “CSV UTF-8” and import it again; nothing was imported.";
const NOT_TEXT = `This file is not text. Perhaps it is the spreadsheet itself. ${SAVE_AS}`;
const OTHER_CODE_PAGE = `The letters of this file are neither UTF-8 nor Windows-1252. ${SAVE_AS}`;

const notAsItBegan = (encoding: Encoding | null, line: number) =>
  `This file begins as ${encoding?.toUpperCase()}, but from line ${line} on it is something else. ${SAVE_AS}`;
