import { describe, expect, it } from "vitest";
import { parseInboundEmail } from "../../../../../src/io/mail/parse/parse-mail.ts";
import { ABSENCES, NO_ABSENCES } from "./absences.ts";
import { CHALLENGES, PERSONS, TRUE_REPORTS } from "./challenges.ts";

const parse = (headers: string, text: string) =>
  parseInboundEmail(Buffer.from(`${headers}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`));
const answer = (subject: string, more = "") =>
  `From: Lea <lea@leads.test>\nTo: ann@ours.test\nSubject: ${subject}${more}`;

describe("a note of an absence", () => {
  it.each([
    ["Sieve (RFC 5230)", answer("Re: Hello", "\nAuto-Submitted: auto-replied (vacation)"), "See you soon…"],
    ["Apple", answer("Auto reply: Hello", "\nX-Apple-Action: VACATION"), "I'm only sleeping."],
    [
      "Notes",
      answer("AUTO: Lind, Lea is out of the office (returning 12/04/2026)"),
      "I am out of the office.",
    ],
    [
      "cPanel",
      answer("Out of Office", "\nX-Autorespond: Hello\nPrecedence: auto_reply"),
      "I will be on vacation.",
    ],
    [
      "Gmail",
      answer("Vacation Alert! Re: Hello", "\nX-Autoreply: yes"),
      "I will be on vacation until Sunday.",
    ],
    ["by its words alone", answer("Away until May 5"), "I am currently away returning on May 5th."],
    ["Spanish", answer("Notificación de ausencia"), "Estaré fuera de la oficina hasta el lunes."],
  ])("is told by header or words: %s", async (_program, headers, text) => {
    expect((await parse(headers, text)).nature).toBe("away");
  });

  it("is a program's when an Auto-Submitted or a Sieve id is all that says so", async () => {
    const id = "\nMessage-ID: <dovecot-sieve-1410877454-242323-0@leads.test>";
    expect((await parse(answer("Re: Hello", id), "We will answer within a day.")).nature).toBe("automatic");
  });
});

describe("a note of an absence without a sign in its header", () => {
  it.each(ABSENCES)("is told by its subject and its words: %s", async (subject, text) => {
    expect((await parse(answer(subject), text)).nature).toBe("away");
  });

  it.each(NO_ABSENCES)("is told from a person's mail: %s", async (subject, text) => {
    expect((await parse(answer(subject), text)).nature).toBe("person");
  });
});

describe("a person's mail", () => {
  it.each([
    "X-Mailing-List: users@lists.test",
    "List-Id: <users.lists.test>",
    "Sender: owner-users@lists.test",
    "Return-Path: <users-bounces+ann=ours.test@lists.test>",
    "X-BeenThere: users@lists.test",
    "Sender: users-bounce@lists.test",
    "X-list: users",
  ])("stays one when it comes through a list that calls itself bulk: %s", async (mark) => {
    const mail = await parse(answer("Re: [users] Patch", `\nPrecedence: bulk\n${mark}`), "Looks good to me.");
    expect(mail.nature).toBe("person");
  });

  it.each([
    ["Undeliverable mails", "Hi, we have many 550 5.1.1 errors for lea@leads.test. Can your tool help?"],
    ["Re: Delivery failure", "It bounced again: 550 5.1.1 user unknown. I will write to bob@leads.test."],
    ["Mail delivery failed?", "Hello, my campaign says that mail could not be delivered. What can I do?"],
    ["Re: Hello (delivery failed)", "Hi Ann, I tried three times and it could not be delivered. What now?"],
    ["Vacation rental", "We rent out houses. How much is your product?"],
  ])("stays one when it is about failures or holidays: %s", async (subject, text) => {
    expect(await parse(answer(subject), text)).toMatchObject({
      nature: "person",
      bounce: null,
      complaint: null,
    });
  });
});

describe("a report of a failure", () => {
  const from = (sender: string, subject: string, more = "") =>
    `From: ${sender}\nTo: ann@ours.test\nSubject: ${subject}${more}`;

  it.each([
    [
      "an unusual name",
      from("E500_SMTP_Mail_Service@mx.test", "Returned Mail"),
      "<lea@leads.test>: mailbox unavailable. [SMTP Error Code 550]",
    ],
    [
      "a name of its own",
      from('"System Administrator" <x1@mx.test>', "Delivery Failure"),
      "Failed Recipient: lea@leads.test\nReason: Remote host said: 550 unknown user",
    ],
    [
      "no name at all",
      from("<>", "Undeliverable: lea@leads.test"),
      "Did not reach the following recipient: lea@leads.test",
    ],
    [
      "Exchange 5.5",
      from("System Administrator <postmaster@mx.test>", "Undeliverable: Hello"),
      "Your message\n\n  To:      team@other.test\n\ndid not reach the following recipient(s):\n\nlea@leads.test on Fri, 20 Jul 2001 11:08:59\n    The recipient name is not recognized",
    ],
    [
      "Dovecot (RFC 5429)",
      from("admin@leads.test", "Automatically rejected mail", "\nAuto-Submitted: auto-replied (rejected)"),
      "Your message to <lea@leads.test> was automatically rejected:\nNo such user",
    ],
    [
      "an alias",
      from("MAILER-DAEMON@mx.test", "Returned mail: Too many hops"),
      "----- The following addresses had permanent fatal errors -----\nbox7@mx.test\n    (expanded from: lea@leads.test)",
    ],
    [
      "fields in the words",
      from("amazonses.com", "Undelivered Mail Returned to Sender"),
      "An error occurred while trying to deliver the mail.\n\nReporting-MTA: dns; mx.test\n\nAction: failed\nFinal-Recipient: rfc822; lea@leads.test\nStatus: 5.1.1",
    ],
  ])("names its recipient: %s", async (_what, headers, text) => {
    expect((await parse(headers, text)).bounce).toMatchObject({ recipient: "lea@leads.test", kind: "hard" });
  });

  it.each([
    [
      "a phone company, as an answer",
      from("post_master@text.test", "Re:Hello", "\nIn-Reply-To: <m1@ours.test>"),
      "Error: Invalid user address\n\nError message below:\n550 - no such user here\n\nMessage details:\n  RCPT TO: 4917@text.test\n",
    ],
    [
      "a system whose brackets are empty",
      from('"Jetmail System" <>', "Mail Error", "\nSender: users-owner@lists.test"),
      'Your mail cannot be delivered to the following address(es):\n\n lea "(0), ErrMsg=no such account"\n',
    ],
    [
      "a gateway that adds to our subject",
      from("gateway@leads.test", "RE: Hello : non remis (delivery failed)"),
      "Votre message n'a pas pu etre delivre a\nlea@leads.test\n\nYour message could not be delivered to\nlea@leads.test\n",
    ],
    [
      "a misspelt name without a domain",
      from('"Mail Deliver System" <MAILER-DAEMON>', "Returned Mail: User unknown"),
      "The original message was received\n\n---The following addresses had delivery errors---\n\nlea@leads.test [User unknown]",
    ],
    [
      "Notes through a list, without naming anybody",
      from("POSTMASTER-/x+Y@mx.test", "Undeliverable message", "\nList-Id: <users.mx.test>"),
      "------- Failure Reasons --------\n\nMessage has exceeded maximum hop count\n\n------- Returned Message --------\nReceived: from a by b; Tue, 1 Dec 2026\nMessage-Id: <m1@ours.test>\nFrom: ann@ours.test",
    ],
  ])("is one in the words of %s", async (_what, headers, text) => {
    expect((await parse(headers, text)).bounce).toMatchObject({ kind: "hard", delayed: false });
  });

  it("is one when a no-reply address returns the message", async () => {
    const raw = `From: no-reply@phone.test\nTo: ann@ours.test\nSubject: Notice\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n送信先のメールボックスが一杯のため、送信できませんでした。\n     Could not be delivered to: <lea@leads.test>\n     As their mailbox is full.\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <m1@ours.test>\nTo: lea@leads.test\n\nHi\n--b--\n`;
    expect((await parseInboundEmail(Buffer.from(raw))).bounce).toMatchObject({
      recipient: "lea@leads.test",
      kind: "soft",
      originalMessageId: "m1@ours.test",
    });
  });

  it.each([
    ["Action: failure\nStatus: 553 too large", "hard"],
    ["Action: error\nStatus: 5.0.0", "hard"],
    ["Status: 4.2.1", "soft"],
    ["Diagnostic-Code: smtp; 550 no such user", "hard"],
  ])("is read when its action is none of RFC 3464: %s", async (fields, kind) => {
    const raw = `From: MAILER-DAEMON@mx.test\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; lea@leads.test\n${fields}\n--b--\n`;
    expect((await parseInboundEmail(Buffer.from(raw))).bounce).toMatchObject({
      recipient: "lea@leads.test",
      kind,
    });
  });
});

describe("a filter that asks the sender to prove who they are", () => {
  it.each(CHALLENGES)("is a program, and reports no failure: %s", async (_what, headers, text) => {
    expect(await parse(headers, text)).toMatchObject({
      nature: "automatic",
      autoGenerated: expect.any(String),
      bounce: null,
    });
  });

  it.each(TRUE_REPORTS)("is told from a server that %s", async (_what, headers, text) => {
    expect((await parse(headers, text)).bounce).toMatchObject({ recipient: "lea@leads.test" });
  });

  it.each(PERSONS)("is told from %s", async (_what, headers, text) => {
    expect(await parse(headers, text)).toMatchObject({ nature: "person", bounce: null });
  });
});
