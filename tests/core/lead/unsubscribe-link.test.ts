import { describe, expect, it } from "vitest";
import { readUnsubscribeToken, unsubscribeUrl } from "../../../src/core/lead/unsubscribe-link.ts";
import { hmacSigning } from "../../../src/io/secrets/hmac-signing.ts";

const signedWith = (key: string) => hmacSigning(Buffer.from(key));
const signing = signedWith("k1");
const enrolment = "0193573a-6f2c-7a4f-8a7d-2b1f6d0c9e11";

const tokenOf = (url: string) => decodeURIComponent(url.replace("https://ours.test/u/", ""));
const ours = tokenOf(unsubscribeUrl("https://ours.test", enrolment, signing));

describe("an unsubscribe link", () => {
  it("names its enrolment", () => {
    expect(readUnsubscribeToken(ours, signing)).toBe(enrolment);
  });

  it("is one path segment, whatever the signature looks like", () => {
    const url = unsubscribeUrl("https://ours.test", enrolment, { sign: () => "a/b+c==" });
    expect(new URL(url).pathname.split("/")).toHaveLength(3);
    expect(tokenOf(url)).toBe(`${enrolment}.a/b+c==`);
  });

  it.each([
    ["nothing", ""],
    ["an enrolment without a signature", enrolment],
    ["an empty signature", `${enrolment}.`],
    ["another enrolment under the same signature", ours.replace("9e11", "9e12")],
    [
      "a signature under another key",
      tokenOf(unsubscribeUrl("https://ours.test", enrolment, signedWith("k2"))),
    ],
    ["a signature made for something else", `${enrolment}.${signing.sign(enrolment)}`],
    ["more than we wrote", `${ours}x`],
  ])("is not accepted when it carries %s", (_what, token) => {
    expect(readUnsubscribeToken(token, signing)).toBeNull();
  });
});
