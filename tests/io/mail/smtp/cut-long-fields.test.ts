import { expect, it } from "vitest";
import { cutLongFields } from "../../../../src/io/mail/smtp/cut-long-fields.ts";

const cut = (raw: string) => cutLongFields(Buffer.from(raw)).toString();
const LONG = "a".repeat(20_000);

it("leaves a mail as it is where no field is too long, however long the body is", () => {
  const raw = Buffer.from(`Subject: Hi\r\nX-A: b\r\n c\r\n\r\n${LONG}: ${LONG}`);
  expect(cutLongFields(raw)).toBe(raw);
});

it("cuts each field that is too long, folded or not, and keeps the others and the body", () => {
  const folded = `To: ${"a@b.test,\r\n ".repeat(3_000)}c@d.test`;
  const made = cut(`From: ${LONG}\r\nSubject: Hi\r\n${folded}\r\nDate: now\r\n\r\n${LONG}`);
  const fields = made.slice(0, made.indexOf("\r\n\r\n")).split(/\r\n(?! )/);
  expect(fields.map((field) => field.slice(0, 9))).toEqual([
    "From: aaa",
    "Subject: ",
    "To: a@b.t",
    "Date: now",
  ]);
  for (const field of fields) expect(field.length).toBeLessThanOrEqual(10_000);
  expect(made.endsWith(`\r\n\r\n${LONG}`)).toBe(true);
});

it("cuts a field that has no place to cut at", () => {
  expect(cut(`X-A:${LONG}\r\nDate: now\r\n\r\n`)).toEqual(`X-A:${"a".repeat(9_996)}\r\nDate: now\r\n\r\n`);
});

it("reads what is no mail without a field", () => {
  for (const raw of ["", "\r\n", "\n\n", LONG, `${LONG}\r\n${LONG}`]) expect(cut(raw)).toEqual(raw);
});
