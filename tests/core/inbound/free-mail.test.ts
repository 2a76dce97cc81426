import listed from "email-providers/all.json" with { type: "json" };
import { expect, it } from "vitest";
import { ALSO, isFreeMail } from "../../../src/core/inbound/free-mail.ts";

it.each([
  ["gmail.com", "the list"],
  ["qq.com", "the list"],
  ["yahoo.com.au", "the providers with a domain for each country"],
  ["outlook.sg", "the providers with a domain for each country"],
  ["tuta.com", "the providers that the list lacks"],
  ["bredband.net", "the providers that the list lacks"],
])("%s gives addresses to everybody, by %s", (domain) => {
  expect(isFreeMail(domain)).toBe(true);
});

it.each(["ours.test", "microsoft.com", "yahoo-partners.com", "mail.yahoo.example.com", ""])(
  "%j belongs to one organisation",
  (domain) => {
    expect(isFreeMail(domain)).toBe(false);
  },
);

it("adds no domain that the list has by now", () => {
  const has = new Set(listed);
  expect([...ALSO].filter((domain) => has.has(domain))).toEqual([]);
});
