import type { Leaf } from "../body/leaf.ts";
import { decodeText } from "../charset/decode-text.ts";
import { safeFileName } from "./attachment-name.ts";
import { decompressRtf } from "./decompress-rtf.ts";
import { readMapiProperties } from "./mapi-properties.ts";
import { rtfWords } from "./rtf-words.ts";

/** The contents of Outlook's winmail.dat (MS-OXTNEF). */
export type Tnef = { text: string | null; html: string | null; files: Leaf[] };

const SIGNATURE = 0x223e9f78;
/** Attributes (MS-OXTNEF §2.1.3.3): type and number. */
const [BODY, MESSAGE_PROPERTIES, CODE_PAGE, NEW_FILE, FILE_NAME, FILE_DATA, FILE_PROPERTIES] = [
  0x0002800c, 0x00069003, 0x00069007, 0x00069002, 0x00018010, 0x0006800f, 0x00069005,
];
/** Properties (MS-OXPROPS). */
const [BODY_TEXT, BODY_RTF, BODY_HTML, LONG_NAME, CONTENT_ID, MIME_TYPE, DATA] = [
  0x1000, 0x1009, 0x1013, 0x3707, 0x3712, 0x370e, 0x3701,
];
const MOST_ATTRIBUTES = 10_000;

/** Reads the words and the files of a winmail.dat. A broken one gives what stands before the break. */
export function readTnef(tnef: Buffer): Tnef {
  const read: Tnef = { text: null, html: null, files: [] };
  if (tnef.length < 6 || tnef.readUInt32LE(0) !== SIGNATURE) return read;
  let charset = "windows-1252";
  let at = 6;
  for (let count = 0; count < MOST_ATTRIBUTES && at + 11 <= tnef.length; count++) {
    const id = tnef.readUInt32LE(at + 1);
    const length = tnef.readUInt32LE(at + 5);
    const data = tnef.subarray(at + 9, at + 9 + length);
    at += 9 + length + 2;
    if (id === CODE_PAGE && data.length >= 4) charset = `windows-${data.readUInt32LE(0)}`;
    else if (id === BODY) read.text ??= textOf(data, charset);
    else if (id === MESSAGE_PROPERTIES) readMessage(read, data, charset);
    else if (id === NEW_FILE) read.files.push(unnamed());
    else readFile(read.files.at(-1), id, data, charset);
  }
  read.files = read.files.filter(({ filename, content }) => filename !== null || content.length > 0);
  return read;
}

function readMessage(read: Tnef, data: Buffer, charset: string): void {
  const properties = readMapiProperties(data);
  const html = properties.get(BODY_HTML);
  if (html !== undefined) read.html = decodeText(html.bytes, html.wide ? "utf-16le" : charset);
  const text = properties.get(BODY_TEXT);
  if (text !== undefined) read.text = textOf(text.bytes, text.wide ? "utf-16le" : charset);
  const rtf = properties.get(BODY_RTF);
  if (rtf === undefined || read.html !== null) return;
  const words = rtfWords(decompressRtf(rtf.bytes).toString("latin1"));
  read.html = words.html;
  read.text ??= words.text;
}

function readFile(file: Leaf | undefined, id: number, data: Buffer, charset: string): void {
  if (file === undefined) return;
  if (id === FILE_NAME) file.filename ??= nameOf(data, charset);
  if (id === FILE_DATA) file.content = data;
  if (id !== FILE_PROPERTIES) return;
  const properties = readMapiProperties(data);
  const words = (number: number) => {
    const property = properties.get(number);
    return property === undefined ? null : textOf(property.bytes, property.wide ? "utf-16le" : charset);
  };
  const name = words(LONG_NAME);
  if (name) file.filename = safeFileName(name) || file.filename;
  file.contentId = words(CONTENT_ID) || null;
  file.contentType = words(MIME_TYPE)?.toLowerCase() || file.contentType;
  const content = properties.get(DATA)?.bytes;
  if (file.content.length === 0 && content !== undefined) file.content = content;
}

const unnamed = (): Leaf => ({
  filename: null,
  contentType: "application/octet-stream",
  contentId: null,
  location: null,
  inline: false,
  content: Buffer.alloc(0),
});

/** Strings end with a NUL. */
const textOf = (bytes: Buffer, charset: string) =>
  decodeText(bytes, charset).replace(/\0+$/, "").replaceAll("\r\n", "\n");

const nameOf = (data: Buffer, charset: string) => safeFileName(textOf(data, charset)) || null;
