import { expect, it } from "vitest";
import { readAddresses } from "../../../../../src/io/mail/parse/headers/read-addresses.ts";

const read: [what: string, value: string, name: string, address: string][] = [
  ["a bare address", "lea@leads.test", "", "lea@leads.test"],
  ["a name", "Lea Ruiz <Lea@Leads.test>", "Lea Ruiz", "lea@leads.test"],
  ["a quoted name with a comma", '"Ruiz, Lea" <lea@leads.test>', "Ruiz, Lea", "lea@leads.test"],
  ["a name with a comma and no quotation marks", "Ruiz, Lea <lea@leads.test>", "Ruiz, Lea", "lea@leads.test"],
  ["a quoted mark in a name", '"Lea \\"L\\" Ruiz" <lea@leads.test>', 'Lea "L" Ruiz', "lea@leads.test"],
  ["a comment", "lea@leads.test (Lea Ruiz)", "Lea Ruiz", "lea@leads.test"],
  ["a nested comment", "lea@leads.test (Lea (the boss) Ruiz)", "Lea (the boss) Ruiz", "lea@leads.test"],
  ["an encoded name", "=?utf-8?q?L=C3=A9a?= <lea@leads.test>", "Léa", "lea@leads.test"],
  ["an encoded comma", "=?utf-8?q?Ruiz,_L=C3=A9a?= <lea@leads.test>", "Ruiz, Léa", "lea@leads.test"],
  ["an encoded name in quotation marks", '"=?utf-8?b?TMOpYQ==?=" <lea@leads.test>', "Léa", "lea@leads.test"],
  ["all of it encoded", "=?utf-8?q?L=C3=A9a_<lea@leads.test>?=", "Léa", "lea@leads.test"],
  ["raw UTF-8", Buffer.from("Léa <lea@leads.test>").toString("latin1"), "Léa", "lea@leads.test"],
  ["raw Latin-1", "L\xe9a Ruiz <lea@leads.test>", "Léa Ruiz", "lea@leads.test"],
  ["a group", "team: Lea <lea@leads.test>, bob@leads.test;", "Lea", "lea@leads.test"],
  ["a route of old syntax", "Lea <@relay.test,@other.test:lea@leads.test>", "Lea", "lea@leads.test"],
  ["blanks of old syntax", "Lea <lea @ leads . test>", "Lea", "lea@leads.test"],
  ["an address in the name", '"support@bank.test" <lea@leads.test>', "support@bank.test", "lea@leads.test"],
  [
    "an address in the name, bare",
    "support@bank.test <lea@leads.test>",
    "support@bank.test",
    "lea@leads.test",
  ],
  ["a bracket that is not closed", "Lea <lea@leads.test", "Lea", "lea@leads.test"],
  ["brackets twice", "Lea <<lea@leads.test>>", "Lea", "lea@leads.test"],
  ["a quotation mark that is not closed", '"Lea <lea@leads.test>', '"Lea', "lea@leads.test"],
  ["mailto:", "<mailto:lea@leads.test>", "", "lea@leads.test"],
  ["single quotation marks", "'lea@leads.test' <lea@leads.test>", "lea@leads.test", "lea@leads.test"],
  ["a quoted local part", '"lea ruiz"@leads.test', "", '"lea ruiz"@leads.test'],
  ["a domain of other letters", "lea@bücher.test", "", "lea@xn--bcher-kva.test"],
  ["only a name", "Lea Ruiz", "Lea Ruiz", ""],
  ["empty brackets", "Lea <>", "Lea", ""],
];
for (const [what, value, name, address] of read) {
  it(`reads ${what}`, () => {
    const bytes = value === "lea@bücher.test" ? Buffer.from(value).toString("latin1") : value;
    expect(readAddresses(bytes)[0]).toEqual({ name, address });
  });
}

it("reads each of 5,000 recipients", () => {
  const value = Array.from({ length: 5_000 }, (_, i) => `"Person, N ${i}" <p${i}@leads.test>`).join(", ");
  expect(readAddresses(value)).toHaveLength(5_000);
  expect(readAddresses(value).at(-1)).toEqual({ name: "Person, N 4999", address: "p4999@leads.test" });
});

it.each(['"', "(", "<", ":", ";", "@", "a@", "=?utf-8?q?", " ", "\\", "((a)", '"a" '])(
  "reads half a megabyte of %j in linear time",
  (piece) => {
    const began = performance.now();
    const found = readAddresses(piece.repeat(500_000 / piece.length));
    expect(found.length).toBeLessThanOrEqual(10_000);
    // Quadratic work takes minutes here.
    expect(performance.now() - began).toBeLessThan(5_000);
  },
);
