import { gzipSync } from "node:zlib";
import { aMail } from "../../a-desk.ts";
import {
  CRLF,
  each,
  enclosed,
  file,
  inBase64,
  many,
  mixed,
  nested,
  noise,
  TEXT,
  withBody,
  zipBomb,
} from "./build-mail.ts";

/** A mail that any stranger can send, to break the reader or to keep it busy. */
export type HostileMail = { what: string; make(): Buffer };

const MB = 1024 * 1024;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const PNG = Buffer.from("89504e470d0a1a0a", "hex");

/** Small ones, which cost more than their size. */
export const HOSTILE_MAILS: HostileMail[] = [
  { what: "5,000 parts", make: () => mixed(each(5_000, () => TEXT)) },
  {
    what: "5,000 files",
    make: () => mixed(each(5_000, (n) => file("application/pdf", `${n}.pdf`, "%PDF-1.7"))),
  },
  {
    what: "5,000 multiparts without a part",
    make: () =>
      mixed(each(5_000, (n) => `Content-Type: multipart/mixed; boundary="x${n}"${CRLF}${CRLF}Nothing.`)),
  },
  { what: "200 levels", make: () => nested(200) },
  { what: "20,000 levels", make: () => nested(20_000) },
  { what: "a subject of a megabyte", make: () => aMail({ subject: many(MB, "x") }) },
  {
    what: "a subject of a megabyte in encoded words",
    make: () => aMail({ subject: many(MB / 16, "=?utf-8?q?=C3?= ") }),
  },
  {
    what: "a subject of a megabyte in folded lines",
    make: () => aMail({ subject: many(MB / 4, `${CRLF} x`) }),
  },
  {
    what: "5,000 recipients",
    make: () => aMail({ cc: each(5_000, (n) => `r${n}@many.test`).join(`,${CRLF} `) }),
  },
  {
    what: "a megabyte of open brackets among the recipients",
    make: () => aMail({ cc: many(MB / 2, "<(") }),
  },
  { what: "5,000 References", make: () => aMail({ references: each(5_000, (n) => `${n}@refs.test`) }) },
  { what: "20,000 header lines", make: () => aMail({ more: each(20_000, (n) => `X-${n}: ${n}`) }) },
  {
    what: "a zip bomb",
    make: () => mixed([TEXT, file("application/zip", "all.zip", zipBomb("zeros.bin", 64 * MB))]),
  },
  {
    what: "a zip bomb that seems a document",
    make: () => mixed([TEXT, file("application/zip", "all.docx", zipBomb("[Content_Types].xml", 64 * MB))]),
  },
  {
    what: "a gzip bomb",
    make: () =>
      mixed([TEXT, file("application/gzip", "all.tar.gz", gzipSync(Buffer.alloc(64 * MB), { level: 9 }))]),
  },
  { what: "an SVG with a script", make: () => mixed([TEXT, file("image/svg+xml", "logo.svg", SVG)]) },
  {
    what: "a PNG that is HTML",
    make: () => mixed([TEXT, file("image/png", "shot.png", "<html><script>alert(1)</script>")]),
  },
  { what: "a PNG that ends early", make: () => mixed([TEXT, file("image/png", "shot.png", PNG)]) },
  { what: "200 mails within each other", make: () => enclosed(200) },
  { what: "50,000 mails within each other", make: () => enclosed(50_000) },
  { what: "20 multiparts in base64 within each other", make: () => inBase64(20) },
  { what: "32,000 blank lines", make: () => aMail({ text: `Hello${many(32_000, CRLF)}Bye` }) },
  { what: "32,000 blank lines and nothing else", make: () => aMail({ text: many(32_000, CRLF) }) },
  { what: "a megabyte of blanks in one line", make: () => aMail({ text: `Hello${many(MB, " ")}Bye` }) },
  { what: "a megabyte of quotation marks", make: () => aMail({ text: many(MB / 2, "> ") }) },
  {
    what: "100,000 lines that are quoted ever deeper",
    make: () => aMail({ text: each(1_000, (n) => `${many(n, ">")} x`).join(CRLF) }),
  },
  {
    what: "NUL everywhere",
    make: () => Buffer.from(aMail({ subject: "a\0b", text: "c\0d" }).toString().replaceAll(" ", " \0")),
  },
  { what: "nothing but NUL", make: () => Buffer.alloc(MB) },
  { what: "a date in 2099", make: () => aMail({ more: ["Date: Wed, 01 Jan 2099 00:00:00 +0000"] }) },
  { what: "a date in the year 0", make: () => aMail({ more: ["Date: Sat, 01 Jan 0000 00:00:00 +0000"] }) },
  {
    what: "forged Authentication-Results",
    make: () =>
      aMail({
        more: ["Authentication-Results: mx.customers.test; dmarc=pass header.from=customers.test; spf=pass"],
      }),
  },
  { what: "half a surrogate pair where the text is cut", make: () => aMail({ text: many(260_000, "😀x") }) },
  {
    what: "a megabyte of open tags",
    make: () => withBody(["Content-Type: text/html"], many(MB / 5, "<div>")),
  },
  {
    what: "a megabyte of half a tag",
    make: () => withBody(["Content-Type: text/html"], many(MB / 4, "<a b")),
  },
  {
    what: "a megabyte of attributes",
    make: () => withBody(["Content-Type: text/html"], `<p ${many(MB / 8, 'a="b" x ')}>`),
  },
  {
    what: "a table in a table, 20,000 times",
    make: () => withBody(["Content-Type: text/html"], many(20_000, "<table><tr><td>x")),
  },
  { what: "a megabyte of words like passwords", make: () => aMail({ text: many(MB / 12, "password: a1 ") }) },
  { what: "a megabyte of one word", make: () => aMail({ text: many(MB, "a") }) },
  { what: "a megabyte of digits", make: () => aMail({ text: many(MB, "4") }) },
  { what: "a megabyte of addresses", make: () => aMail({ text: many(MB / 8, "a@b.test ") }) },
  {
    what: "a megabyte of lines that introduce a quotation",
    make: () => aMail({ text: many(MB / 32, `On Monday, Lea wrote <a@b.test>:${CRLF}`) }),
  },
  {
    what: "a report of a thousand failures",
    make: () =>
      withBody(
        ['Content-Type: multipart/report; report-type=delivery-status; boundary="b"'],
        `--b${CRLF}Content-Type: message/delivery-status${CRLF}${CRLF}Reporting-MTA: dns; mx.test${CRLF}${CRLF}${many(1_000, `Final-Recipient: rfc822; a@b.test${CRLF}Action: failed${CRLF}Status: 5.1.1${CRLF}${CRLF}`)}--b--`,
      ),
  },
  { what: "no header at all", make: () => Buffer.from("\r\n\r\nHello") },
  { what: "nothing", make: () => Buffer.from("") },
  { what: "bytes that are no text", make: () => noise(MB) },
];

const base64 = (bytes: number) => file("application/octet-stream", "large.bin", noise(bytes));

/** Large ones: up to 50 MB are read. */
export const LARGE_MAILS: HostileMail[] = [
  { what: "a file of 30 MB", make: () => mixed([TEXT, base64(30 * MB)]) },
  { what: "a file of 36 MB, as much as 50 MB hold", make: () => mixed([TEXT, base64(36 * MB)]) },
  {
    what: "1,000 files in 50 MB",
    make: () => mixed([TEXT, ...each(1_000, (n) => file("image/png", `${n}.png`, noise(36 * 1024)))]),
  },
  {
    what: "50 MB of text",
    make: () =>
      withBody(["Content-Type: text/plain; charset=utf-8"], many(MB, `${many(6, "palabra ")}x${CRLF}`)),
  },
  {
    what: "50 MB of text in ISO-2022-JP",
    make: () => withBody(["Content-Type: text/plain; charset=iso-2022-jp"], many(5 * MB, "\x1b$B$3\x1b(B")),
  },
  {
    what: "50 MB of HTML",
    make: () => withBody(["Content-Type: text/html"], many(2 * MB, "<p class=x>Word word</p>")),
  },
  { what: "50 MB of tags", make: () => withBody(["Content-Type: text/html"], many(10 * MB, "<div>")) },
  {
    what: "50 MB of quoted-printable",
    make: () =>
      withBody(
        ["Content-Type: text/plain", "Content-Transfer-Encoding: quoted-printable"],
        many(16 * MB, "=41"),
      ),
  },
  {
    what: "50 MB of uuencode",
    make: () =>
      withBody(
        ["Content-Type: text/plain"],
        `begin 644 x.bin${CRLF}${many(800_000, `M${many(60, "A")}${CRLF}`)}end`,
      ),
  },
  { what: "50 MB of parts", make: () => mixed(each(1_200_000, () => `${CRLF}x`)) },
  {
    what: "50 MB of multiparts",
    make: () => mixed(each(800_000, (n) => `Content-Type: multipart/mixed; boundary="x${n}"${CRLF}`)),
  },
  { what: "50 MB of a subject", make: () => aMail({ subject: many(50 * MB - 1_000, "x") }) },
  { what: "50 MB of header lines", make: () => aMail({ more: each(2_500_000, (n) => `X-${n}: ${n}`) }) },
  { what: "50 MB of recipients", make: () => aMail({ cc: many(2 * MB, "Lea <lea@customers.test>,") }) },
  {
    what: "50 MB of References",
    make: () => aMail({ references: each(2_500_000, (n) => `${n}@refs.test`) }),
  },
  { what: "50 MB of blank lines", make: () => aMail({ text: many(25 * MB, CRLF) }) },
  { what: "50 MB of NUL", make: () => Buffer.alloc(50 * MB) },
  { what: "50 MB of carriage returns", make: () => Buffer.alloc(50 * MB, 13) },
  { what: "50 MB of noise", make: () => noise(50 * MB) },
  { what: "50 MB of mails within each other", make: () => enclosed(1_000_000) },
  { what: "50 MB of levels", make: () => nested(900_000) },
  { what: "50 MB of dashes at the beginning of lines", make: () => mixed([many(10 * MB, `${CRLF}--x`)]) },
  { what: "40 multiparts in base64 within each other", make: () => inBase64(40) },
];
