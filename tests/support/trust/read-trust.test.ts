import { describe, expect, it } from "vitest";
import { readTrust } from "../../../src/support/trust/read-trust.ts";

const google = { provider: "google", authserv: "mx.google.com" };
const mail = (...results: string[]) => ({
  from: { name: "Ben", address: "ben@acme.com" },
  fromHeader: "from" as const,
  authors: ["ben@acme.com"],
  trace: results.map((value) => ({ name: "authentication-results", value })),
});

describe("a sender", () => {
  it("is verified when the inbox's own server says that DMARC passed for the From", () => {
    const trust = readTrust(mail("mx.google.com; dmarc=pass (p=NONE) header.from=acme.com"), google);
    expect(trust).toEqual({ verified: true, dmarc: "pass", why: "DMARC passed for acme.com." });
  });

  it("is not verified by a server of another name", () => {
    expect(readTrust(mail("mx.evil.com; dmarc=pass header.from=acme.com"), google).verified).toBe(false);
  });

  it("is not verified where nobody has proven that the inbox's server writes results", () => {
    const unproven = { provider: "google", authserv: null };
    expect(readTrust(mail("mx.google.com; dmarc=pass header.from=acme.com"), unproven).verified).toBe(false);
  });

  it("is not verified when DMARC failed, whatever SPF says", () => {
    const results = "mx.google.com; spf=pass smtp.mailfrom=ben@acme.com; dmarc=fail header.from=acme.com";
    expect(readTrust(mail(results), google)).toMatchObject({ verified: false, dmarc: "fail" });
  });
});
