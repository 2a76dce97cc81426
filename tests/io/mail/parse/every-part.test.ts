import fc from "fast-check";
import { expect, it } from "vitest";
import { parseInboundEmail } from "../../../../src/io/mail/parse/parse-mail.ts";
import { parsedMails } from "../../../fixtures/parsed-mails/all.ts";
import { bytes, HEAD, multipart } from "../../../fixtures/parsed-mails/row.ts";

const LEAVES = [
  "text/plain",
  "text/html",
  "text/csv",
  "text/x-amp-html",
  "image/png",
  "application/pdf",
  "message/rfc822",
  "strange",
];
const leaf = fc.tuple(fc.constantFrom(...LEAVES), fc.constantFrom("", "inline", "attachment"), fc.boolean());
const kinds = ["mixed", "alternative", "related", "signed", "report", "parallel"];

it("loses no part of a mail: each word is in the text, in the HTML or in an attachment", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(leaf, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...kinds),
      fc.constantFrom(...kinds),
      async (leaves, outer, inner) => {
        const parts = leaves.map(([type, disposition, named], index) =>
          [
            `Content-Type: ${type}${named ? `; name=f${index}` : ""}`,
            ...(disposition === "" ? [] : [`Content-Disposition: ${disposition}`]),
            "",
            `word${index}x`,
          ].join("\n"),
        );
        const half = Math.ceil(parts.length / 2);
        const mail = await parseInboundEmail(
          bytes(
            `${HEAD}${multipart(outer, "o", ...parts.slice(0, half), multipart(inner, "i", ...parts.slice(half)))}`,
          ),
        );
        const all = [
          mail.text,
          mail.html ?? "",
          ...mail.attachments.map(({ content }) => content.toString("latin1")),
        ].join("\n");
        for (const index of leaves.keys()) expect(all).toContain(`word${index}x`);
      },
    ),
    { numRuns: 300 },
  );
});

const RUNS = Number(process.env.UNPAUSE_PARSE_RUNS ?? 300);

it("reads whatever becomes of a mail, and lets no NUL or line break into a field", async () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    with: fc.uint8Array({ maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...parsedMails),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      async ({ raw }, changes) => {
        let broken = raw.subarray(0, 20_000);
        for (const { at, length, with: bytes } of changes) {
          const from = Math.floor(at * broken.length);
          broken = Buffer.concat([broken.subarray(0, from), bytes, broken.subarray(from + length)]);
        }
        const { from, to, cc, replyTo, subject, messageId, attachments, text, html } =
          await parseInboundEmail(broken);
        const names = [from, ...to, ...cc, ...replyTo].flatMap(({ name, address }) => [name, address]);
        const files = attachments.map(({ filename }) => filename ?? "");
        for (const field of [...names, ...files, subject, messageId ?? ""])
          expect(field).not.toMatch(/[\0\r\n\u202a-\u202e\u2066-\u2069]/);
        for (const file of files) expect(file).not.toMatch(/[/\\]|^\.{1,2}$/);
        expect(text).not.toContain("\0");
        expect(html ?? "").not.toMatch(/<(script|style|iframe|object|embed|meta|base|link|form|svg)\b/i);
      },
    ),
    { numRuns: RUNS },
  );
});
