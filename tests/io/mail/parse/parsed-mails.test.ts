import { describe, expect, it } from "vitest";
import { parseInboundEmail } from "../../../../src/io/mail/parse/parse-mail.ts";
import { parsedMails } from "../../../fixtures/parsed-mails/all.ts";

describe("reads of a mail what a good mail program shows", () => {
  it.each(parsedMails)("$name", async ({ raw, subject, from, body = [], not = [], files }) => {
    const mail = await parseInboundEmail(raw);
    if (subject !== undefined) expect(mail.subject).toBe(subject);
    if (from !== undefined) expect(mail.from.address).toBe(from);
    let at = 0;
    for (const words of body) {
      expect(mail.text.slice(at)).toContain(words);
      at = mail.text.indexOf(words, at);
    }
    for (const words of not) expect(mail.text).not.toContain(words);
    if (files !== undefined)
      expect(mail.attachments.map(({ filename, size }) => [filename, size])).toEqual(files);
    expect(mail.html ?? "").not.toMatch(/<script|<style|<iframe|<meta|javascript:/i);
  });
});
