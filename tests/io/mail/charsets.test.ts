import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseInboundEmail } from "../../../src/io/mail/parse/parse-mail.ts";

const mail = (head: string, body: Buffer, subject: Buffer = Buffer.from("Re: Hello")) =>
  parseInboundEmail(
    Buffer.concat([
      Buffer.from("From: Lea <lea@leads.test>\r\nMessage-ID: <1@leads.test>\r\nSubject: "),
      subject,
      Buffer.from(`\r\n${head}\r\n`),
      body,
      Buffer.from("\r\n"),
    ]),
  );

/** Sentences, and their bytes as iconv-lite encoded them. */
const SENTENCES: { charset: string; text: string; base64: string }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../fixtures/inbound/charsets.json"), "utf8"),
);
const TEXTS = SENTENCES.map(
  ({ charset, text, base64 }) => [charset, text, Buffer.from(base64, "base64")] as const,
);

describe("the words of a mail whose charset is not named, or is wrong", () => {
  it.each(TEXTS)("are read in %s", async (_charset, text, bytes) => {
    for (const head of [
      "",
      "Content-Type: text/plain\r\n",
      "Content-Type: text/plain; charset=us-ascii\r\n",
      'Content-Type: text/plain;\r\n charset="utf-8"\r\n',
      "Content-Type: text/plain; charset=unknown-8bit\r\nContent-Transfer-Encoding: 8bit\r\n",
    ]) {
      expect((await mail(head, bytes)).textReply, head).toBe(text);
    }
    const base64 = Buffer.from(bytes.toString("base64"));
    const encoded = "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n";
    expect((await mail(encoded, base64)).textReply).toBe(text);
  });

  it.each(TEXTS.filter(([charset]) => /1251|koi8/.test(charset)))(
    "are read in %s where a western charset is named",
    async (_charset, text, bytes) => {
      const head = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n";
      expect((await mail(head, bytes)).textReply).toBe(text);
    },
  );

  it("are read in HTML and in parts, too", async () => {
    const [, text, bytes] = TEXTS.find(([charset]) => charset === "windows-1251") ?? [
      "",
      "",
      Buffer.alloc(0),
    ];
    const head = "Content-Type: multipart/alternative; boundary=b\r\n";
    const part = (type: string, before = "", after = "") =>
      Buffer.concat([
        Buffer.from(`--b\r\nContent-Type: ${type}\r\n\r\n${before}`),
        bytes,
        Buffer.from(`${after}\r\n`),
      ]);
    const read = await mail(
      head,
      Buffer.concat([part("text/plain"), part("text/html", "<p>", "</p>"), Buffer.from("--b--")]),
    );
    expect([read.textReply, read.html]).toEqual([text, `<p>${text}</p>`]);
  });

  it("are read in ISO-2022-JP: c03", async () => {
    const raw = readFileSync(
      join(import.meta.dirname, "../../fixtures/inbound/found/c03-iso2022jp-no-charset.eml"),
    );
    expect((await parseInboundEmail(raw)).textReply).toMatch(/^[\u3041-\u30ff\u4e00-\u9fff、。]+$/u);
  });

  it.each(TEXTS)("are read in a subject of raw bytes in %s", async (_charset, text, bytes) => {
    const { subject } = await mail("", Buffer.from("Hello"), bytes);
    expect(subject).toBe(text);
  });
});

it("leaves words alone that name their charset rightly", async () => {
  const head = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n";
  const text = "Çà et là, dès l'été, où l'on été: Noël à Orléans";
  expect((await mail(head, Buffer.from(text, "latin1"))).textReply).toBe(text);
});
