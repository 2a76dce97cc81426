import { crc32, deflateRawSync } from "node:zlib";

export const CRLF = "\r\n";
const HEAD = "From: lea@customers.test\r\nTo: support@ours.test\r\nMIME-Version: 1.0\r\n";

export const many = (count: number, text: string) => text.repeat(count);
export const each = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at));

/** A mail with these header lines beside From and To. A body's letters are its bytes. */
export const withBody = (header: string[], body: string | Buffer) =>
  Buffer.concat([
    Buffer.from(HEAD + header.map((line) => line + CRLF).join("") + CRLF, "latin1"),
    typeof body === "string" ? Buffer.from(body, "latin1") : body,
    Buffer.from(CRLF),
  ]);

export const mixed = (parts: string[]) =>
  withBody(
    ['Content-Type: multipart/mixed; boundary="b"'],
    `${parts.map((part) => `--b${CRLF}${part}${CRLF}`).join("")}--b--`,
  );

const inLines = (base64: string) => base64.replaceAll(/.{76}/g, `$&${CRLF}`);

/** An attachment as a part. */
export const file = (type: string, name: string, content: Buffer | string) =>
  [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    "Content-Transfer-Encoding: base64",
    "",
    inLines(Buffer.from(content as string).toString("base64")),
  ].join(CRLF);

export const TEXT = `Content-Type: text/plain${CRLF}${CRLF}Please look.`;

/** Multiparts, each the only part of the one before. */
export const nested = (levels: number) =>
  withBody(
    ['Content-Type: multipart/mixed; boundary="b0"'],
    each(
      levels,
      (at) => `--b${at}${CRLF}Content-Type: multipart/mixed; boundary="b${at + 1}"${CRLF}${CRLF}`,
    ).join(""),
  );

/** Mails within mails, each in the one before. */
export const enclosed = (levels: number) =>
  withBody(
    ["Content-Type: message/rfc822", "Subject: Fwd: it goes on"],
    many(levels, `Subject: Fwd: it goes on${CRLF}Content-Type: message/rfc822${CRLF}${CRLF}`),
  );

/** A multipart in base64 within a multipart in base64. */
export function inBase64(levels: number): Buffer {
  let body = `Content-Type: text/plain${CRLF}${CRLF}Inside.${CRLF}`;
  for (let level = 0; level < levels; level++) {
    const inner = Buffer.from(`--b${level}${CRLF}${body}${CRLF}--b${level}--`).toString("base64");
    body = `Content-Type: multipart/mixed; boundary="b${level}"${CRLF}Content-Transfer-Encoding: base64${CRLF}${CRLF}${inLines(inner)}`;
  }
  return Buffer.from(HEAD + body);
}

/** A zip with one file of zeros, which is a thousand times as large as the zip. */
export function zipBomb(name: string, bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  const packed = deflateRawSync(content, { level: 9 });
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0); // PKWARE APPNOTE 4.3.7
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(content), 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(bytes, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}

/** Bytes that cannot be packed, the same in each run. */
export function noise(bytes: number): Buffer {
  const out = Buffer.alloc(bytes);
  let state = 1;
  for (let at = 0; at < bytes; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    out[at] = state >>> 24;
  }
  return out;
}
