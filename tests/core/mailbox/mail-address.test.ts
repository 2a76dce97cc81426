import { describe, expect, it } from "vitest";
import { addressKey, canonicalAddress } from "../../../src/core/mailbox/mail-address.ts";
import { onEachDatabase } from "../../setup/each-database.ts";

describe("an address in canonical form", () => {
  it.each([
    ["Lea@Leads.TEST", "lea@leads.test"],
    [" lea@leads.test. ", "lea@leads.test"],
    ["lea@bücher.test", "lea@xn--bcher-kva.test"],
    ["lea@BÜCHER.test", "lea@xn--bcher-kva.test"],
    ["lea@xn--bcher-kva.test", "lea@xn--bcher-kva.test"],
    ["jose\u0301@leads.test", "josé@leads.test"],
    ['"lea.lind"@leads.test', "lea.lind@leads.test"],
    ['"lea lind"@leads.test', '"lea lind"@leads.test'],
    ['"l\\ea"@leads.test', "lea@leads.test"],
    ["", ""],
    ["lea", ""],
    ["@leads.test", ""],
    [`${"l".repeat(260)}@leads.test`, ""],
    ["lea@", ""],
  ])("is told from %j", (written, canonical) => {
    expect(canonicalAddress(written)).toBe(canonical);
  });

  it("stays what it is when it is made canonical again", () => {
    for (const written of ["Lea+B2B@Bücher.test", '"a\\"b"@leads.test', "x@例え.test"]) {
      const once = canonicalAddress(written);
      expect(canonicalAddress(once)).toBe(once);
    }
  });
});

const KEYS = [
  ["lea@leads.test", "lea@leads.test"],
  ["lea+b2b@leads.test", "lea@leads.test"],
  ["lea+a+b@leads.test", "lea@leads.test"],
  ["+lea@leads.test", "+lea@leads.test"],
  ["lea.lind@leads.test", "lea.lind@leads.test"],
  ["lea.lind@gmail.com", "lealind@gmail.com"],
  ["l.e.a.lind+x@googlemail.com", "lealind@gmail.com"],
  ["lea@me.com", "lea@icloud.com"],
  ["lea@pm.me", "lea@proton.me"],
  ["lea@ya.ru", "lea@yandex.ru"],
  ["lea@xn--bcher-kva.test", "lea@xn--bcher-kva.test"],
] as const;

it.each(KEYS)("has one key for all spellings: %s is %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

onEachDatabase((database) => {
  it("derives the same key in the database", async () => {
    for (const [address, key] of KEYS) {
      const rows = await database().prisma.$queryRaw`SELECT address_key(${address}) AS key`;
      expect(rows).toEqual([{ key }]);
    }
  });
});
