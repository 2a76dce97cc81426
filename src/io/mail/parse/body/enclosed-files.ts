import { decodeUuLine } from "../mime/decode-transfer.ts";

/** Files that a text carries between its lines: uuencode, and yEnc (yenc.org, draft 1.3). */
export type EnclosedFile = { filename: string; content: Buffer };

const BEGIN = /^begin [0-7]{3,4} (\S[^\n]{0,200})$/;
const YENC_BEGIN = /^=ybegin [^\n]{0,300}?name=([^\n]{1,200})$/;
const MOST_FILES = 200;

/**
 * Takes the files out of a text. A beginning without an end, or without a coded line, is text.
 *
 * @param text - one character for each byte
 */
export function takeEnclosedFiles(text: string): { text: string; files: EnclosedFile[] } {
  if (!/^(begin [0-7]{3,4} |=ybegin )/m.test(text)) return { text, files: [] };
  const lines = text.split(/\r?\n/);
  const kept: string[] = [];
  const files: EnclosedFile[] = [];
  // Where the end of a file stands is looked up once for all beginnings.
  const ends = lines.flatMap((line, index) => (/^end\s*$/.test(line) ? [index] : []));
  let next = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const yenc = YENC_BEGIN.exec(line);
    const begin = BEGIN.exec(line);
    while (next < ends.length && (ends[next] ?? 0) < at) next++;
    if (files.length < MOST_FILES && yenc !== null) {
      const found = yencFile(lines, at, yenc[1]?.trim() ?? "");
      files.push(found.file);
      at = found.end;
    } else if (
      files.length < MOST_FILES &&
      begin !== null &&
      next < ends.length &&
      isCoded(lines[at + 1] ?? "")
    ) {
      const end = ends[next] ?? at;
      const coded = lines.slice(at + 1, end).filter((each) => !/^`?\s*$/.test(each));
      files.push({ filename: begin[1]?.trim() ?? "", content: Buffer.concat(coded.map(decodeUuLine)) });
      at = end;
    } else kept.push(line);
  }
  return { text: kept.join("\n"), files };
}

/** The first sign tells how many bytes a line holds; four signs stand for three of them. */
function isCoded(line: string): boolean {
  const bytes = (line.charCodeAt(0) - 32) & 63;
  const signs = Math.ceil(bytes / 3) * 4 + 1;
  return bytes > 0 && line.length >= Math.min(signs, bytes) && line.length <= signs + 2;
}

function yencFile(lines: string[], begin: number, filename: string): { file: EnclosedFile; end: number } {
  let end = begin + 1;
  while (end < lines.length && !lines[end]?.startsWith("=yend")) end++;
  const coded = lines.slice(begin + 1, end).filter((line) => !line.startsWith("=ypart "));
  const bytes = Buffer.allocUnsafe(coded.reduce((sum, line) => sum + line.length, 0));
  let length = 0;
  for (const line of coded) {
    for (let at = 0; at < line.length; at++) {
      const isEscape = line[at] === "=" && at + 1 < line.length;
      const code = isEscape ? line.charCodeAt(++at) - 64 : line.charCodeAt(at);
      bytes[length++] = (code - 42) & 255;
    }
  }
  return { file: { filename, content: bytes.subarray(0, length) }, end };
}
