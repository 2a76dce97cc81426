import { describe, expect, it } from "vitest";
import { type Judgement, judgeSenderTest } from "../../../src/support/sender-test/judge-sender-test.ts";

const MARK = "0197abcd";
const X = "mx.ours.com";
const results = (value: string) => ({ name: "authentication-results", value });
const received = (value: string) => ({ name: "received", value: `${value}; Tue, 1 Dec 2026 09:00:00 +0000` });

const DELIVERED = received("from mx.ours.com by store.ours.com with LMTP id 1");
const FILTERED = received("from localhost (localhost [127.0.0.1]) by mx.ours.com (Postfix) with ESMTP id 2");
const BORDER = received(
  "from out.operator.com (out.operator.com [198.51.100.7]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) by mx.ours.com (Postfix) with ESMTPS id 3",
);
const WITHIN = received("from a.operator.com by out.operator.com with ESMTP id 4");
const SUBMITTED = received("from unpause.local ([203.0.113.5]) by a.operator.com with ESMTPSA id 5");

const own = results(`${X}; spf=pass smtp.mailfrom=operator.com; dmarc=pass header.from=operator.com`);
const planted = results(`${X}; dmarc=pass header.from=a.${MARK}.invalid`);
const plantedLoudly = results(`${X.toUpperCase()} 1; dmarc=pass header.from=a.${MARK}.invalid`);
const foreign = results(`mx.${MARK}.invalid; dmarc=pass header.from=a.${MARK}.invalid`);
const nameless = results(`dmarc=pass header.from=a.${MARK}.invalid`);
const relays = results("out.operator.com; spf=pass smtp.mailfrom=operator.com");

type Row = [name: string, trace: { name: string; value: string }[], judgement: Judgement];

const rows: Row[] = [
  [
    "the server writes, and strips what is written in its name",
    [DELIVERED, own, BORDER, WITHIN, SUBMITTED, foreign, nameless],
    { kind: "proven", authserv: X, hops: null },
  ],
  [
    "the server writes right below its own line, as Google does",
    [DELIVERED, BORDER, own, SUBMITTED, foreign],
    { kind: "proven", authserv: X, hops: null },
  ],
  [
    "the server writes one header for each method",
    [results(`${X}; dkim=none`), own, BORDER, SUBMITTED, foreign],
    { kind: "proven", authserv: X, hops: null },
  ],
  [
    "a filter on its machine hands the mail on",
    [DELIVERED, FILTERED, own, BORDER, SUBMITTED, nameless],
    { kind: "proven", authserv: X, hops: null },
  ],
  [
    "nothing that we planted is left, and its results stand above its line",
    [DELIVERED, own, BORDER, SUBMITTED],
    { kind: "proven", authserv: X, hops: 1 },
  ],
  [
    "nothing that we planted is left, and its results stand where a sender's could",
    [DELIVERED, BORDER, own, SUBMITTED],
    { kind: "cannot-tell", authserv: X },
  ],
  [
    "a header in its name is left",
    [DELIVERED, own, BORDER, SUBMITTED, planted, foreign],
    { kind: "strips-nothing", authserv: X },
  ],
  [
    "a header in its name is left that is written in capitals",
    [own, BORDER, SUBMITTED, plantedLoudly],
    { kind: "strips-nothing", authserv: X },
  ],
  [
    "it writes a name that was not planted",
    [results("other.com; dmarc=pass header.from=operator.com"), BORDER, SUBMITTED, foreign],
    { kind: "next-name", authserv: "other.com" },
  ],
  ["it writes none", [DELIVERED, BORDER, SUBMITTED, foreign], { kind: "writes-none" }],
  [
    "only the sending server writes, on its way out",
    [DELIVERED, BORDER, relays, WITHIN, SUBMITTED, foreign],
    { kind: "writes-none" },
  ],
  [
    "only what we planted is there",
    [DELIVERED, BORDER, SUBMITTED, planted, foreign, nameless],
    { kind: "writes-none" },
  ],
  [
    "it says only that the sender had signed in",
    [results(`${X}; auth=pass smtp.auth=ann`), BORDER, SUBMITTED, foreign],
    { kind: "writes-none" },
  ],
  [
    "it writes without a name",
    [results("spf=pass smtp.mailfrom=operator.com"), BORDER, SUBMITTED],
    { kind: "writes-none" },
  ],
  [
    "its header cannot be read",
    [results(`${X}; dmarc=pass (header.from=operator.com`), BORDER, SUBMITTED],
    { kind: "writes-none" },
  ],
  [
    "we handed it to the inbox's own server",
    [own, received("from unpause.local by mx.ours.com (Postfix) with ESMTPSA id 1"), foreign],
    { kind: "came-from-inside" },
  ],
  [
    "it was written in the browser",
    [own, received("from unpause.local by mx.ours.com with HTTP"), foreign],
    { kind: "came-from-inside" },
  ],
  [
    "it only went from one server of the inbox to the next",
    [own, received("from smtp.ours.com by mx.ours.com with ESMTPS"), foreign],
    { kind: "came-from-inside" },
  ],
  ["no server tells of it", [own, foreign], { kind: "came-from-inside" }],
  ["it has no headers", [], { kind: "came-from-inside" }],
];

describe("a test mail that arrived", () => {
  it.each(rows)("is judged where %s", (_, trace, judgement) => {
    expect(judgeSenderTest({ trace, mark: MARK, planted: [X] })).toEqual(judgement);
  });

  it("is judged within a second, whatever its header says", () => {
    const hostile = [
      "(".repeat(4_000),
      "from by ".repeat(500),
      `${"a;".repeat(2_000)}`,
      `"${"\\".repeat(3_999)}`,
    ];
    const trace = hostile
      .flatMap((value) => Array.from({ length: 50 }, () => [results(value), received(value)]))
      .flat();
    const began = performance.now();
    expect(judgeSenderTest({ trace, mark: MARK, planted: [X] }).kind).toBe("writes-none");
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
