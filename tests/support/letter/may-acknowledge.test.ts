import { describe, expect, it } from "vitest";
import { mayAcknowledge, type ToAcknowledge } from "../../../src/support/letter/may-acknowledge.ts";

const now = new Date("2026-11-24T12:00:00Z");
const ago = (minutes: number, subjectKey = "other") => ({
  subjectKey,
  createdAt: new Date(now.getTime() - minutes * 60_000),
});

const person: ToAcknowledge = {
  folder: "inbox",
  customer: "lea@customers.test",
  verified: true,
  dmarc: "pass",
  automatic: false,
  bulk: false,
  nullReturnPath: false,
  ours: false,
  dead: false,
  broken: false,
  namesNumber: false,
  subjectKey: "paused",
  sent: [],
  now,
};
const unproven = { ...person, verified: false, dmarc: "none" as const };

describe("mayAcknowledge", () => {
  it.each<[string, ToAcknowledge, string]>([
    ["a proven person", person, "with their subject"],
    ["an unproven person", unproven, "plain"],
    ["a person whose other letters are few", { ...person, sent: [ago(10), ago(20)] }, "with their subject"],
    ["a mail that names nobody", { ...person, customer: null }, "no-sender"],
    ["a program", { ...person, automatic: true }, "automatic"],
    ["a newsletter", { ...person, bulk: true }, "bulk"],
    ["a mail in Spam", { ...person, folder: "spam" }, "spam"],
    ["a mail that fails DMARC", { ...person, dmarc: "fail" }, "dmarc-fails"],
    ["a null return path", { ...person, nullReturnPath: true }, "null-return-path"],
    ["our own address", { ...person, ours: true }, "own-address"],
    ["a dead address", { ...person, dead: true }, "dead-address"],
    ["a mail that cannot be read", { ...person, broken: true }, "unreadable"],
    [
      "a subject that quotes our letter",
      { ...person, namesNumber: true, sent: [ago(1)] },
      "answers-a-letter",
    ],
    ["a number that we never told", { ...person, namesNumber: true }, "with their subject"],
    ["the same subject again", { ...person, sent: [ago(600, "paused")] }, "same-subject-today"],
    ["an unproven address, the second time a day", { ...unproven, sent: [ago(1_200)] }, "unverified-today"],
    ["the fourth letter in an hour", { ...person, sent: [ago(1), ago(2), ago(3)] }, "too-many"],
    ["the eleventh in a day", { ...person, sent: Array.from({ length: 10 }, () => ago(300)) }, "too-many"],
  ])("for %s: %#", (_, mail, expected) => {
    const may = mayAcknowledge(mail);
    expect(may.kind === "no" ? may.why : may.plain ? "plain" : "with their subject").toBe(expected);
  });
});
