import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTrust } from "../../../src/support/trust/read-trust.ts";
import type { MailToTrust, TrustingInbox } from "../../../src/support/trust/trust.ts";

const gmail: TrustingInbox = { provider: "google", authserv: "mx.google.com" };
const microsoft: TrustingInbox = { provider: "microsoft", authserv: null };

const results = (value: string) => ({ name: "authentication-results", value });
const received = (value: string) => ({ name: "received", value });

const mail = (trace: MailToTrust["trace"], address = "ben@acme.com"): MailToTrust => ({
  from: { name: "Ben", address },
  fromHeader: "from",
  authors: [address],
  ...(trace && { trace }),
});

const EDGE = received(
  "from mail-1.acme.com (198.51.100.7) by DB5EUR01FT012.mail.protection.outlook.com (10.152.4.2) with Microsoft SMTP Server; Tue, 1 Dec 2026 09:00:01 +0000",
);
const INSIDE = received(
  "from DB5EUR01FT012.eop-EUR01.prod.protection.outlook.com (2603:10a6:10:1::1) by AM0PR01CA0001.outlook.office365.com (2603:10a6:208::14) with Microsoft SMTP Server; Tue, 1 Dec 2026 09:00:02 +0000",
);
const SENDERS = received(
  "from laptop (unknown [203.0.113.5]) by mail-1.acme.com (Postfix) with ESMTPSA id 4F2; Tue, 1 Dec 2026 09:00:00 +0000",
);
const microsoftPass = results(
  "spf=pass (sender IP is 198.51.100.7) smtp.mailfrom=acme.com; dkim=pass (signature was verified) header.d=acme.com;dmarc=pass action=none header.from=acme.com;compauth=pass reason=100",
);

type Row = [name: string, trust: "verified" | "unverified", dmarc: "pass" | "fail" | "none", header: string];

/** One header of the inbox's own server, for a mail from ben@acme.com. */
const rows: Row[] = [
  ["DMARC passes", "verified", "pass", "mx.google.com; dmarc=pass header.from=acme.com"],
  [
    "DMARC passes, as Gmail writes it",
    "verified",
    "pass",
    "mx.google.com; dkim=pass header.i=@acme.com header.s=s1 header.b=abc; spf=pass (google.com: domain of ben@acme.com designates 198.51.100.7 as permitted sender) smtp.mailfrom=ben@acme.com; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=acme.com",
  ],
  [
    "DMARC passes, without a space before a comment",
    "verified",
    "pass",
    "mx.google.com; dmarc=pass(p=REJECT) header.from=acme.com;",
  ],
  ["another case of letters", "verified", "pass", "MX.Google.COM; DMARC=PASS Header.From=ACME.com"],
  [
    "the version of the format is named",
    "verified",
    "pass",
    "mx.google.com 1; dmarc=pass header.from=acme.com",
  ],
  ["a method's version is named", "verified", "pass", "mx.google.com; dmarc/1=pass header.from=acme.com"],
  [
    "comments stand everywhere",
    "verified",
    "pass",
    "mx.google.com (b (c)) ; (d) dmarc (e) = (f) pass (g) header.from (h) = (i) acme.com (j)",
  ],
  ["the header is folded", "verified", "pass", "mx.google.com;\r\n\tdmarc=pass\r\n header.from=acme.com"],
  [
    "white space stands around the dot",
    "verified",
    "pass",
    "mx.google.com; dmarc=pass header . from = acme.com",
  ],
  ["the value is quoted", "verified", "pass", 'mx.google.com; dmarc=pass header.from="acme.com"'],
  [
    "a reason is given",
    "verified",
    "pass",
    'mx.google.com; dmarc=pass reason="aligned; dkim=fail" header.from=acme.com',
  ],
  [
    "an unknown method stands before it",
    "verified",
    "pass",
    "mx.google.com; x-tls=pass smtp.proto=1.3; iprev=pass policy.iprev=198.51.100.7; dmarc=pass header.from=acme.com",
  ],
  ["DMARC is bestguesspass", "unverified", "none", "mx.google.com; dmarc=bestguesspass header.from=acme.com"],
  ["DMARC fails", "unverified", "fail", "mx.google.com; dmarc=fail header.from=acme.com"],
  [
    "DMARC fails where SPF passes for the domain",
    "unverified",
    "fail",
    "mx.google.com; spf=pass smtp.mailfrom=ben@acme.com; dmarc=fail header.from=acme.com",
  ],
  ["DMARC has a passing error", "unverified", "none", "mx.google.com; dmarc=temperror header.from=acme.com"],
  [
    "DMARC has an error for good",
    "unverified",
    "none",
    "mx.google.com; dmarc=permerror header.from=acme.com",
  ],
  ["DMARC passes for nobody named", "unverified", "none", "mx.google.com; dmarc=pass"],
  ["DMARC passes for another domain", "unverified", "none", "mx.google.com; dmarc=pass header.from=evil.com"],
  [
    "DMARC passes for a domain that begins alike",
    "unverified",
    "none",
    "mx.google.com; dmarc=pass header.from=acme.com.evil.com",
  ],
  [
    "DMARC passes for a domain that ends alike",
    "unverified",
    "none",
    "mx.google.com; dmarc=pass header.from=notacme.com",
  ],
  [
    "DMARC stands twice",
    "unverified",
    "none",
    "mx.google.com; dmarc=pass header.from=acme.com; dmarc=pass header.from=acme.com",
  ],
  [
    "DMARC passes and fails",
    "unverified",
    "fail",
    "mx.google.com; dmarc=pass header.from=acme.com; dmarc=fail header.from=acme.com",
  ],
  [
    "header.from stands twice",
    "unverified",
    "none",
    "mx.google.com; dmarc=pass header.from=evil.com header.from=acme.com",
  ],
  ["nothing was checked", "unverified", "none", "mx.google.com; none"],
  ["only the server is named", "unverified", "none", "mx.google.com"],
  ["the header is empty", "unverified", "none", ""],
  ["DKIM passes for the domain", "verified", "none", "mx.google.com; dkim=pass header.d=acme.com"],
  [
    "DKIM passes for the domain, and no DMARC is published",
    "verified",
    "none",
    "mx.google.com; dmarc=none header.from=acme.com; dkim=pass header.d=acme.com",
  ],
  [
    "DKIM passes for a domain under it",
    "verified",
    "none",
    "mx.google.com; dkim=pass header.d=mail.acme.com",
  ],
  [
    "DKIM passes, and only header.i is named",
    "verified",
    "none",
    "mx.google.com; dkim=pass header.i=@acme.com",
  ],
  [
    "DKIM passes, and header.i is an address in quotation marks",
    "verified",
    "none",
    'mx.google.com; dkim=pass header.i="b e n"@acme.com',
  ],
  [
    "one of several signatures is the domain's",
    "verified",
    "none",
    "mx.google.com; dkim=pass header.d=sendgrid.net; dkim=pass header.d=acme.com; dkim=fail header.d=old.example",
  ],
  ["DKIM passes for another domain", "unverified", "none", "mx.google.com; dkim=pass header.d=evil.com"],
  [
    "header.i claims more than header.d",
    "unverified",
    "none",
    "mx.google.com; dkim=pass header.d=evil.com header.i=@acme.com",
  ],
  [
    "the domain's own signature is broken",
    "unverified",
    "none",
    "mx.google.com; dkim=pass header.d=evil.com; dkim=fail header.d=acme.com",
  ],
  ["DKIM is neutral", "unverified", "none", "mx.google.com; dkim=neutral header.d=acme.com"],
  ["DKIM is policy", "unverified", "none", "mx.google.com; dkim=policy header.d=acme.com"],
  ["SPF passes for the domain", "verified", "none", "mx.google.com; spf=pass smtp.mailfrom=bounce@acme.com"],
  [
    "SPF passes, and only the domain is named",
    "verified",
    "none",
    "mx.google.com; spf=pass smtp.mailfrom=acme.com",
  ],
  [
    "SPF passes for a domain under it",
    "verified",
    "none",
    "mx.google.com; spf=pass smtp.mailfrom=bounces.acme.com",
  ],
  [
    "SPF passes for an address with an equals sign",
    "verified",
    "none",
    "mx.google.com; spf=pass smtp.mailfrom=bounce+ben=lead.example@acme.com",
  ],
  ["SPF passes for another domain", "unverified", "none", "mx.google.com; spf=pass smtp.mailfrom=a@evil.com"],
  [
    "SPF passes for an address that contains the domain",
    "unverified",
    "none",
    "mx.google.com; spf=pass smtp.mailfrom=acme.com@evil.com",
  ],
  [
    "SPF passes for the name in HELO alone",
    "unverified",
    "none",
    "mx.google.com; spf=pass smtp.helo=acme.com",
  ],
  ["SPF is neutral", "unverified", "none", "mx.google.com; spf=neutral smtp.mailfrom=acme.com"],
  ["SPF fails softly", "unverified", "none", "mx.google.com; spf=softfail smtp.mailfrom=acme.com"],
  [
    "only ARC passes",
    "unverified",
    "none",
    "mx.google.com; arc=pass (i=1 spf=pass dkim=pass dmarc=pass) header.d=acme.com",
  ],
  [
    "only Microsoft's own sum passes",
    "unverified",
    "none",
    "mx.google.com; compauth=pass reason=100 header.from=acme.com",
  ],
  [
    "only the sign-in of the sender is told",
    "unverified",
    "none",
    "mx.google.com; auth=pass smtp.auth=ben@acme.com",
  ],
  [
    "the results stand in a comment",
    "unverified",
    "none",
    "mx.google.com; spf=none (dmarc=pass header.from=acme.com) smtp.mailfrom=evil.com",
  ],
  [
    "the results stand in a quoted address",
    "unverified",
    "none",
    'mx.google.com; spf=pass smtp.mailfrom="x;dmarc=pass header.from=acme.com"@evil.com',
  ],
  [
    "a quoted address would end a comment",
    "unverified",
    "none",
    'mx.google.com; spf=pass (domain of "x) smtp.mailfrom=acme.com; dmarc=pass header.from=acme.com ("@evil.com designates) smtp.mailfrom=evil.com',
  ],
  [
    "a comment has no end",
    "unverified",
    "none",
    "mx.google.com; dmarc=pass header.from=acme.com (never ends",
  ],
  [
    "a quotation has no end",
    "unverified",
    "none",
    'mx.google.com; dmarc=pass header.from=acme.com reason="never ends',
  ],
  [
    "a parenthesis closes what nothing opened",
    "unverified",
    "none",
    "mx.google.com; spf=pass ) smtp.mailfrom=acme.com",
  ],
  ["the result has no method", "unverified", "none", "mx.google.com; =pass header.from=acme.com"],
  ["another server is named", "unverified", "none", "mx.evil.com; dmarc=pass header.from=acme.com"],
  [
    "the server's name stands in a comment of another's",
    "unverified",
    "none",
    "mx.evil.com (mx.google.com); dmarc=pass header.from=acme.com",
  ],
  [
    "a server under the proven one is named",
    "unverified",
    "none",
    "a.mx.google.com; dmarc=pass header.from=acme.com",
  ],
  ["no server is named", "unverified", "none", "dmarc=pass header.from=acme.com"],
  [
    "a Cyrillic letter stands in the domain",
    "unverified",
    "none",
    "mx.google.com; dkim=pass header.d=аcme.com",
  ],
];

/** The inbox's trace, and the address in From where it is not ben@acme.com. */
const places: [
  name: string,
  trust: "verified" | "unverified",
  inbox: TrustingInbox,
  trace: MailToTrust["trace"],
  address?: string,
][] = [
  [
    "Microsoft's header stands above the edge's line",
    "verified",
    microsoft,
    [INSIDE, microsoftPass, EDGE, SENDERS],
  ],
  [
    "Microsoft wrote a bare domain between results, as it used to",
    "verified",
    microsoft,
    [
      results(
        "spf=pass (sender IP is 198.51.100.7) smtp.mailfrom=acme.com; hotmail.com; dkim=pass header.d=acme.com;hotmail.com; dmarc=bestguesspass action=none header.from=acme.com",
      ),
      EDGE,
    ],
  ],
  [
    "Microsoft's header says fail, and the sender's says pass",
    "unverified",
    microsoft,
    [
      INSIDE,
      results(
        "spf=fail smtp.mailfrom=acme.com; dkim=none; dmarc=fail action=quarantine header.from=acme.com",
      ),
      EDGE,
      microsoftPass,
      SENDERS,
    ],
  ],
  [
    "Microsoft wrote none, and the sender did",
    "unverified",
    microsoft,
    [INSIDE, EDGE, microsoftPass, SENDERS],
  ],
  [
    "the sender wrote a line of the edge beneath, too",
    "unverified",
    microsoft,
    [INSIDE, EDGE, microsoftPass, EDGE, SENDERS],
  ],
  ["no line says that the edge took it", "unverified", microsoft, [microsoftPass, SENDERS]],
  ["there is no line of a server at all", "unverified", microsoft, [microsoftPass]],
  [
    "a header with a server's name stands above Microsoft's",
    "unverified",
    microsoft,
    [results("mx.acme.com; dmarc=pass header.from=acme.com"), microsoftPass, EDGE],
  ],
  [
    "a server's name stands in a header at Microsoft",
    "unverified",
    microsoft,
    [results("mx.google.com; dmarc=pass header.from=acme.com"), EDGE],
  ],
  [
    "a host only looks like Microsoft's",
    "unverified",
    microsoft,
    [microsoftPass, received("from a by x.mail.protection.outlook.com.evil.com with ESMTP")],
  ],
  [
    "a comment names Microsoft's edge",
    "unverified",
    microsoft,
    [microsoftPass, received("from a (by DB5.mail.protection.outlook.com x) by mx.evil.com with ESMTP")],
  ],
  [
    "the proven server's header stands above another's",
    "verified",
    gmail,
    [
      results("mx.google.com; dmarc=pass header.from=acme.com"),
      SENDERS,
      results("mx.acme.com; dmarc=fail header.from=acme.com"),
    ],
  ],
  [
    "the proven server's header stands beneath another's",
    "verified",
    gmail,
    [results("mx.acme.com; spf=none"), results("mx.google.com; dmarc=pass header.from=acme.com")],
  ],
  [
    "the proven server writes one header for each method",
    "verified",
    { provider: "imap", authserv: "mail.our.org" },
    [
      results("mail.our.org; dmarc=pass header.from=acme.com"),
      results("mail.our.org; spf=pass smtp.mailfrom=acme.com"),
    ],
  ],
  [
    "two headers of the proven server differ",
    "unverified",
    gmail,
    [
      results("mx.google.com; dmarc=pass header.from=acme.com"),
      results("mx.google.com; dmarc=fail header.from=acme.com"),
    ],
  ],
  [
    "a header that may be the proven server's cannot be read",
    "unverified",
    gmail,
    [results("mx.google.com; dmarc=pass header.from=acme.com"), results('mx.google.com; spf=pass reason="')],
  ],
  [
    "no server is proven",
    "unverified",
    { provider: "imap", authserv: null },
    [results("mx.google.com; dmarc=pass header.from=acme.com")],
  ],
  ["the mail has no headers of servers", "unverified", gmail, []],
  [
    "there is another header of results, of the sender's own",
    "unverified",
    gmail,
    [
      { name: "arc-authentication-results", value: "i=1; mx.google.com; dmarc=pass header.from=acme.com" },
      { name: "x-authentication-results", value: "mx.google.com; dmarc=pass header.from=acme.com" },
    ],
  ],
  [
    "two customers of one provider share an ending",
    "unverified",
    gmail,
    [results("mx.google.com; dkim=pass header.d=evil.onmicrosoft.com")],
    "ben@acme.onmicrosoft.com",
  ],
  [
    "two sites of one host share an ending",
    "unverified",
    gmail,
    [results("mx.google.com; dkim=pass header.d=evil.github.io")],
    "ben@acme.github.io",
  ],
  [
    "two companies share a public suffix",
    "unverified",
    gmail,
    [results("mx.google.com; dkim=pass header.d=evil.co.uk")],
    "ben@acme.co.uk",
  ],
  [
    "a domain lies under the other, and nobody knows the ending",
    "unverified",
    gmail,
    [results("mx.google.com; dkim=pass header.d=mail.acme.test")],
    "ben@acme.test",
  ],
  [
    "the domains are the same, and nobody knows the ending",
    "verified",
    gmail,
    [results("mx.google.com; dkim=pass header.d=acme.test")],
    "ben@acme.test",
  ],
  [
    "the domain is international, and one of both is in its own letters",
    "verified",
    gmail,
    [results("mx.google.com; dkim=pass header.d=bücher.de")],
    "ben@xn--bcher-kva.de",
  ],
];

describe("a mail from ben@acme.com", () => {
  it.each(rows)("%s: %s", (_, trust, dmarc, header) => {
    const read = readTrust(mail([results(header)]), gmail);
    expect({ verified: read.verified, dmarc: read.dmarc }).toEqual({ verified: trust === "verified", dmarc });
  });

  it.each(places)("%s: %s", (_, trust, inbox, trace, address) => {
    expect(readTrust(mail(trace, address), inbox).verified).toBe(trust === "verified");
  });
});

describe("a sender", () => {
  const passed = [results("mx.google.com; dmarc=pass header.from=acme.com")];

  it.each(["reply-to", "sender", "return-path", null] as const)(
    "is not verified when the address stands in %s",
    (fromHeader) => {
      expect(readTrust({ ...mail(passed), fromHeader }, gmail).verified).toBe(false);
    },
  );

  it("is not verified when the mail names two authors, or another than the one in use", () => {
    for (const authors of [["ben@acme.com", "eve@acme.com"], ["eve@acme.com"], []])
      expect(readTrust({ ...mail(passed), authors }, gmail).verified).toBe(false);
  });

  it("is not verified when the mail names nobody", () => {
    expect(readTrust({ ...mail(passed, ""), authors: [] }, gmail).verified).toBe(false);
  });

  it("is told from the others by a sentence", () => {
    expect(readTrust(mail(passed), gmail).why).toBe("DMARC passed for acme.com.");
    expect(readTrust(mail([]), gmail).why).toBe("No server that we trust has checked the sender.");
  });
});

describe("hostile headers", () => {
  it("never verify anybody by the sender's words in a comment, a quotation or another server's name", () => {
    const words = fc.array(
      fc.constantFrom(
        "dmarc=pass",
        "header.from=acme.com",
        ";",
        " ",
        "(",
        ")",
        '"',
        "\\",
        "=",
        "mx.evil.com",
        "spf=pass",
        "smtp.mailfrom=acme.com",
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const local = parts.join("").replace(/["\\]/g, "\\$&");
        const header = `mx.google.com; spf=pass (domain of "${local}"@evil.com) smtp.mailfrom="${local}"@evil.com`;
        return !readTrust(mail([results(header), results(`mx.evil.com; ${parts.join("")}`)]), gmail).verified;
      }),
    );
  });

  it("throw nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ maxLength: 300 }), (a, b) => {
        readTrust(mail([results(a), received(b), results(`mx.google.com;${b}`)]), gmail);
        readTrust(mail([results(b), received(a)]), microsoft);
      }),
    );
  });

  it.each([
    ["parentheses", "("],
    ["closed parentheses", "()"],
    ["quotation marks", '"'],
    ["semicolons", ";"],
    ["equals signs", "="],
    ["white space", " "],
    ["pairs", "a=b "],
    ["words", "from by "],
  ])("are read within a moment when they are a megabyte of %s", (_, text) => {
    const value = `mx.google.com; ${text.repeat(1_000_000 / text.length)}`;
    const begun = performance.now();
    readTrust(mail([results(value), received(value)]), gmail);
    readTrust(mail([microsoftPass, received(value)]), microsoft);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
