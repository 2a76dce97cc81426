import { describe, expect, it } from "vitest";
import { causes, type Fixer } from "../../../src/core/diagnosis/cause.ts";
import { addressesIn, namesCampaign } from "../../../src/support/about/named-in-mail.ts";
import { readCause } from "../../../src/support/about/read-cause.ts";
import { suggestAnswer } from "../../../src/support/about/suggest-answer.ts";
import { readLabelledMails } from "../../fixtures/labelled-mails/labelled-mails.ts";

const incident = {
  cause: "password_changed" as const,
  fixer: "owner" as Fixer,
  advice: ["Press Reconnect and enter the password the mailbox has now."],
  addresses: ["ben@acme.test"],
  fixers: ["Ben"],
  openedAt: new Date("2026-01-05T09:12:00Z"),
  endedAt: null as Date | null,
};
const asked = { customerName: "Ben", cause: null, timeZone: "UTC" };

describe("a suggested answer", () => {
  it("tells the state of an open incident, the steps, and who gets the way to reconnect", () => {
    const text = suggestAnswer({ ...asked, incident }) ?? "";
    expect(text).toMatch(/^Hello Ben,\n\nben@acme.test is disconnected since .*9:12/);
    expect(text).toContain("1. Press Reconnect and enter the password");
    expect(text).toContain("Ben can reconnect it. The way to do that goes to them in a message of its own");
  });

  it("tells that an incident has ended", () => {
    const endedAt = new Date("2026-01-05T10:40:00Z");
    const text = suggestAnswer({ ...asked, incident: { ...incident, endedAt } }) ?? "";
    expect(text).toMatch(/ben@acme.test was disconnected from .*9:12.* to .*10:40.* and is connected again/);
    expect(text).not.toContain("Press Reconnect");
  });

  it.each(causes)(
    "for %s holds no link to reconnect, and tells nothing of an account without an incident",
    (cause) => {
      for (const one of [null, { ...incident, cause }]) {
        const text = suggestAnswer({ ...asked, cause, incident: one }) ?? "";
        expect(text).not.toMatch(/\/reconnect\//);
        if (one === null) expect(text).not.toMatch(/acme|disconnected since/);
      }
    },
  );

  it("is none where nothing is known", () => {
    expect(suggestAnswer({ ...asked, incident: null })).toBeNull();
  });
});

describe("the cause of a mail", () => {
  it.each([
    ["> 535 5.7.139 Authentication unsuccessful, basic authentication is disabled.", "security_policy"],
    [
      "Hi,\nit says\n535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8 https://support.google.com/mail/?p=BadCredentials - gsmtp",
      "password_changed",
    ],
    ["AADSTS700082: The refresh token has expired due to inactivity.", "token_expired"],
    ["Error: invalid_grant Token has been expired or revoked.", "token_expired"],
  ])("is read from a provider's words: %s", (text, cause) => {
    expect(readCause(text)?.cause).toBe(cause);
  });

  it.each(["My campaign is paused and my password does not work", "Please reconnect me!", ""])(
    "is not read from a person's own words: %s",
    (text) => expect(readCause(text)).toBeNull(),
  );

  it("is a lost sign-in in no mail of people in the collection", () => {
    const mails = readLabelledMails().filter(({ kind }) => kind === "reply" || kind === "away");
    expect(mails.filter(({ subject, body }) => readCause(`${subject}\n${body}`)?.diagnosis.pauses)).toEqual(
      [],
    );
  });

  it.each(["535 5.7.8 ", "a\n", "5", "AADSTS5", "> "])(
    "is read within a moment from a megabyte of %j",
    (seed) => {
      const begun = performance.now();
      readCause(seed.repeat(1_000_000 / seed.length));
      addressesIn(seed.repeat(1_000_000 / seed.length));
      expect(performance.now() - begun).toBeLessThan(3_000);
    },
  );
});

describe("a mail", () => {
  it("names addresses in any case, each once", () => {
    expect(addressesIn("Ben@Acme.test, <ben@acme.test>. And x@y.test?")).toEqual([
      "ben@acme.test",
      "x@y.test",
    ]);
  });

  it.each([
    ["The SPRING  offer is paused", "Spring offer", true],
    ["“Spring offer”!", "Spring offer", true],
    ["The Spring offers are paused", "Spring offer", false],
    ["It is all", "all", false],
    ["?? ...", "....", false],
  ])("%s: names the campaign %s: %s", (text, name, is) => expect(namesCampaign(text, name)).toBe(is));
});
