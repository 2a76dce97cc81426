import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classifyInbound } from "../../../src/core/inbound/classify-inbound.ts";
import { classifyReport, reportIn } from "../../../src/core/inbound/classify-report.ts";
import type { Bounce, InboundMail } from "../../../src/core/mailbox/inbound-mail.ts";
import { parseInboundEmail } from "../../../src/io/mail/parse/parse-mail.ts";

const received = new Date("2026-11-24T09:00:07Z");
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../fixtures/inbound", `${name}.eml`));

const THREAD = { writer: "lead", inThread: true } as const;

describe("a mail about something we sent", () => {
  it.each([
    ["gmail-address-not-found", { kind: "hard_bounce", deadAddress: true }],
    ["gmail-delayed", { kind: "soft_bounce" }],
    ["exchange-not-found", { kind: "hard_bounce", deadAddress: true }],
    ["exchange-blocked", { kind: "refusal_report" }],
    ["postfix-unknown-user", { kind: "hard_bounce", deadAddress: true }],
    ["postfix-mailbox-full", { kind: "soft_bounce" }],
    ["qmail-no-mailbox", { kind: "hard_bounce", deadAddress: true }],
    ["outlook-away", { kind: "auto_reply", until: new Date("2026-12-05T09:00:07Z") }],
    ["gmail-away", { kind: "auto_reply", until: new Date("2026-11-27T09:00:07Z") }],
    ["reply-gmail", { kind: "reply" }],
    ["reply-outlook-de", { kind: "reply" }],
    ["reply-fr", { kind: "reply" }],
    ["reply-without-thread", { kind: "reply" }],
    ["reply-through-group", { kind: "reply" }],
    ["opt-out-en", { kind: "opt_out", sentence: expect.any(String) }],
    ["opt-out-de", { kind: "opt_out", sentence: expect.any(String) }],
    ["read-receipt", { kind: "other" }],
  ])("is read rightly: %s", async (name, inbound) => {
    expect(meaningOf(await parseInboundEmail(fixture(name)))).toEqual(inbound);
  });

  it.each(["gmail-address-not-found", "newsletter", "opt-out-en"])(
    "means nothing when it is about nothing that we sent: %s",
    async (name) => {
      const mail = await parseInboundEmail(fixture(name));
      expect(classifyInbound(mail, null, received)).toEqual({ kind: "other" });
    },
  );
});

function meaningOf(mail: InboundMail) {
  const report = reportIn(mail, { provider: "generic", signIn: "password" });
  return report ? classifyReport(report) : classifyInbound(mail, THREAD, received);
}

describe("a delivery report", () => {
  const bounce: Bounce = {
    kind: "hard",
    delayed: false,
    recipient: "lea@leads.test",
    status: null,
    diagnostic: null,
    originalMessageId: null,
  };
  const DEAD = { kind: "hard_bounce", deadAddress: true };
  const REFUSES = { kind: "hard_bounce", deadAddress: false };
  const PASSING = { kind: "soft_bounce" };
  const NOT_THEIRS = { kind: "refusal_report" };

  it.each([
    ["no such mailbox", "5.1.1", null, DEAD],
    ["no such domain", "5.1.2", null, DEAD],
    ["recipient not found (Exchange)", "5.1.10", null, DEAD],
    ["mailbox switched off", "5.2.1", null, DEAD],
    ["a host that nobody knows", "5.4.4", null, DEAD],
    ["no reason given", "5.0.0", null, REFUSES],
    ["our own address is refused", "5.1.8", null, NOT_THEIRS],
    ["the mailbox is full for good", "5.2.2", null, PASSING],
    ["our text is refused", "5.6.0", null, NOT_THEIRS],
    ["their policy refuses us", "5.7.1", null, NOT_THEIRS],
    ["our domain is not authenticated", "5.7.26", null, NOT_THEIRS],
    ["Exim, a day on a blocklist", "5.0.0", "550 blocked using zen.spamhaus.org", NOT_THEIRS],
    ["Exim, our DMARC", "5.0.0", "550 5.7.26 Unauthenticated email is not accepted: DMARC", NOT_THEIRS],
    ["Exim, a full mailbox", "5.0.0", "552 mailbox is full", PASSING],
    ["Exim, our sender", "5.0.0", "550 5.1.0 <sales@ours.test> sender rejected", NOT_THEIRS],
    ["Exim, spam", "5.0.0", "550 This message looks like spam", NOT_THEIRS],
    ["Outlook, no such mailbox", "5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable", DEAD],
    ["Exchange Online", "5.4.1", "550 5.4.1 Recipient address rejected: Access denied. [x.prod]", DEAD],
    ["our limit", "5.4.5", "550-5.4.5 Daily user sending limit exceeded", NOT_THEIRS],
  ])("is about the recipient or about somebody else: %s", (_what, status, diagnostic, meaning) => {
    expect(meaningOf({ ...anyMail, bounce: { ...bounce, status, diagnostic } })).toEqual(meaning);
  });

  it("that a server still tries ends nothing, whatever the other server said so far", () => {
    const diagnostic = "550 blocked using zen.spamhaus.org";
    expect(meaningOf({ ...anyMail, bounce: { ...bounce, delayed: true, diagnostic } })).toEqual(PASSING);
  });

  it("is not read by the words of the mail that it returns", () => {
    const text = `A message that you sent could not be delivered.

------ This is a copy of the message, including all the headers. ------

Subject: Your mailbox is full of spam?`;
    expect(meaningOf({ ...anyMail, text, bounce })).toEqual(REFUSES);
  });
});

const anyMail: InboundMail = {
  from: { name: "", address: "mailer-daemon@leads.test" },
  fromHeader: "from",
  authors: ["mailer-daemon@leads.test"],
  senders: ["mailer-daemon@leads.test"],
  to: [],
  cc: [],
  replyTo: [],
  deliveredTo: [],
  returnPath: null,
  date: null,
  subject: "",
  text: "",
  textReply: "",
  ownWords: "",
  html: null,
  attachments: [],
  messageId: "x@leads.test",
  inReplyTo: null,
  references: [],
  authenticationResults: [],
  trace: [],
  autoGenerated: "delivery report",
  nature: "automatic",
  bulk: false,
  complaint: null,
  bounce: null,
  failed: [],
};
