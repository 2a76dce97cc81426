import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../../src/core/context.ts";
import { applyInbound } from "../../../src/core/inbound/apply-inbound.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { parseInboundEmail } from "../../../src/io/mail/parse/parse-mail.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import {
  addCampaign,
  addEnrolment,
  addMailbox,
  addWorkspace,
  messageIdOfStep,
  suppressedIn,
} from "../../setup/rows.ts";
import { forCommit } from "../for-commit.ts";

const now = new Date("2026-11-24T12:00:00Z");
const received = new Date("2026-11-24T09:00:07Z");
const due = new Date("2026-11-26T09:00:00Z");

onEachDatabase((database) => {
  let at: { workspaceId: string; campaignId: string; mailboxId: string };
  let uid: number;
  beforeEach(async () => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const mailboxId = await addMailbox(prisma, workspaceId, { address: "sales@ours.test" });
    at = { workspaceId, mailboxId, campaignId: await addCampaign(prisma, workspaceId) };
    uid = 0;
  });

  const lead = (email: string) => addEnrolment(database().prisma, at, { email, dueAt: due });

  /** Applies raw mails. `sent-1@ours.test` stands for the first message to the enrolment given. */
  const arrive = async (enrolmentId: string, ...raws: string[]) => {
    const store = openStore(database().prisma);
    const mailbox = await store.mailboxes.get(at.mailboxId);
    if (mailbox === null) throw new Error("no mailbox");
    const batch = [];
    for (const text of raws) {
      const raw = Buffer.from(text.replaceAll("sent-1@ours.test", messageIdOfStep(enrolmentId, 1)), "latin1");
      batch.push({
        folder: "INBOX",
        uid: ++uid,
        internalDate: received,
        mail: await parseInboundEmail(raw),
      });
    }
    const cursor = { path: "INBOX", uidValidity: 7n, lastUid: uid };
    return applyInbound({ ...forCommit, store, clock: { now: () => now }, log }, mailbox, batch, cursor);
  };
  const found = (name: string) =>
    readFileSync(join(import.meta.dirname, "../../fixtures/inbound/found", `${name}.eml`), "latin1");
  const stateOf = async (id: string) => {
    const row = await database().prisma.enrolment.findUniqueOrThrow({ where: { id } });
    return row.stopReason ?? row.state;
  };
  const suppressed = async () =>
    (await suppressedIn(database().prisma, at.workspaceId)).map(({ email }) => email);

  describe("an answer without a thread", () => {
    it.each([
      ["the address without its label", "lea+b2b@leads.test", "From: Lea <lea@leads.test>"],
      ["the address with a label", "lea@leads.test", "From: Lea <LEA+work@leads.test>"],
      ["other dots at Gmail", "lea.lind@googlemail.com", "From: lealind@gmail.com"],
      ["an international domain", "lea@xn--bcher-kva.test", "From: Lea <lea@bücher.test>"],
      ["its ASCII form", "lea@xn--bcher-kva.test", "From: Lea <lea@XN--bcher-kva.test>"],
      ["needless quotation marks", "lea.lind@leads.test", 'From: "lea.lind"@leads.test'],
      ["a second author", "lea@leads.test", "From: Tim <tim@elsewhere.test>, Lea <lea@leads.test>"],
      ["a group of authors", "lea@leads.test", "From: Us: Tim <tim@elsewhere.test>, Lea <lea@leads.test>;"],
      ["a second From", "lea@leads.test", "From: tim@elsewhere.test\nFrom: lea@leads.test"],
      ["the sender", "lea@leads.test", "From: Tim <tim@elsewhere.test>\nSender: Lea <lea@leads.test>"],
      ["where to answer", "lea@leads.test", "From: Desk <desk@tickets.test>\nReply-To: <lea@leads.test>"],
    ])("is the lead's by %s", async (_how, email, from) => {
      const lea = await lead(email);
      const raw = Buffer.from(`${from}\nTo: sales@ours.test\nSubject: Re: Hello\n\nCall me.\n`);
      await arrive(lea, raw.toString("latin1"));
      expect(await stateOf(lea)).toBe("replied");
    });

    it.each(["lea.lind@leads.test", "lea@leads.test.example", "lea@mail.leads.test", "tim@leads.test"])(
      "is not the lead's from %s",
      async (address) => {
        const lea = await lead("lea@leads.test");
        await arrive(lea, `From: ${address}\nSubject: Re: Hello\n\nCall me.\n`);
        expect(await stateOf(lea)).toBe("active");
      },
    );

    it("is the lead's as found: i04-gmail-dots", async () => {
      const lea = await lead("lea.lind@googlemail.com");
      await arrive(lea, found("i04-gmail-dots"));
      expect(await stateOf(lea)).toBe("replied");
    });
  });

  it.each([
    ["a phrase before it", 'In-Reply-To: Ann\'s message of "Tue, 24 Nov 2026" <sent-1@ours.test>'],
    ["a comment around it", "In-Reply-To: (your mail) <sent-1@ours.test> (thanks)"],
    ["no angle brackets", "In-Reply-To: sent-1@ours.test"],
    ["a second id", "In-Reply-To: <other@leads.test> <sent-1@ours.test>"],
    ["a folded line", "References: <other@leads.test>\n\t<sent-1@ours.test>"],
  ])("finds the message that is answered despite %s", async (_what, header) => {
    const lea = await lead("lea@leads.test");
    await arrive(lea, `From: other@leads.test\n${header}\nSubject: Re: Hello\n\nYes please\n`);
    expect(await stateOf(lea)).toBe("replied");
  });

  describe("one of ours", () => {
    const thread = "In-Reply-To: <sent-1@ours.test>\nSubject: Re: Hello\n";
    it.each([
      ["a colleague who got a copy", "cy@ours.test"],
      ["an alias in a second sent folder", "ann+alias@ours.test"],
      ["a colleague at a part of our domain", "cy@mail.ours.test"],
      ["a member with another domain", "boss@company.test"],
      ["a colleague of that member", "cy@company.test"],
      ["a member at a free-mail provider", "b.o.s.s@googlemail.com"],
      ["another mailbox", "team@second.test"],
    ])("is no lead's answer: %s", async (_who, address) => {
      const { prisma } = database();
      const { workspaceId } = at;
      await addMailbox(prisma, workspaceId, { address: "team@second.test" });
      for (const email of ["boss@company.test", "boss@gmail.com"]) {
        await prisma.member.create({ data: { workspaceId, name: "Boss", email, createdAt: now } });
      }
      const lea = await lead("lea@leads.test");
      await arrive(
        lea,
        `From: Cy <${address}>\n${thread}\nWe are on it.\n`,
        `From: Cy <${address}>\n${thread}\nPlease take me off this thread and stop emailing me.\n`,
      );
      expect([await stateOf(lea), await suppressed()]).toEqual(["active", []]);
    });

    it.each(["i11-own-colleague-in-thread", "i12-own-alias-sender"])(
      "is no lead's answer as found: %s",
      async (name) => {
        const lea = await lead("lea@leads.test");
        await arrive(lea, found(name));
        expect(await stateOf(lea)).toBe("active");
      },
    );

    it("answers when the address is the lead's", async () => {
      const cy = await lead("cy@ours.test");
      await arrive(cy, `From: Cy <cy@ours.test>\n${thread}\nYes.\n`);
      expect(await stateOf(cy)).toBe("replied");
    });

    it("is not everybody at the free-mail provider of a mailbox", async () => {
      await addMailbox(database().prisma, at.workspaceId, { address: "ourshop@gmail.com" });
      const lea = await lead("lea@leads.test");
      await arrive(lea, `From: Lea <lea.private@gmail.com>\n${thread}\nYes, from my own address.\n`);
      expect(await stateOf(lea)).toBe("replied");
    });
  });

  it.each([
    ["From: \n", "an empty From"],
    ["", "no From"],
    ["From: undisclosed\n", "a From without an address"],
  ])("leaves a mail without an author alone: %j", async (from) => {
    const lea = await lead("lea@leads.test");
    await arrive(lea, `${from}In-Reply-To: <sent-1@ours.test>\n\nPlease remove me from your list.\n`);
    await arrive(lea, found("i01-no-from"));
    expect([await stateOf(lea), await suppressed()]).toEqual(["active", []]);
    const asides = await openStore(database().prisma).setAside.of(at.mailboxId, 9);
    expect(asides.mails).toMatchObject([
      { folder: "INBOX", why: "no_author", uid: 2, tryAt: null },
      { folder: "INBOX", why: "no_author", uid: 1, tryAt: null },
    ]);
  });

  it("does not set aside what has no author and nothing to do with us", async () => {
    await lead("lea@leads.test");
    await arrive(await lead("tim@leads.test"), "From: \nSubject: Offer\n\nBuy now.\n");
    expect((await openStore(database().prisma).setAside.of(at.mailboxId, 9)).total).toBe(0);
  });

  it("holds the lead of a step that is refused afterwards for its sender, and suppresses nobody: b12", async () => {
    const lea = await lead("lea@leads.test");
    await arrive(lea, found("b12-dsn-5.0.0-blacklisted-sender"));
    const row = await database().prisma.enrolment.findUniqueOrThrow({ where: { id: lea } });
    expect([row.state, row.heldFor, row.stopReason, await suppressed()]).toEqual([
      "held",
      "refused_by_report",
      null,
      [],
    ]);
    const noted = await database().prisma.inboundMail.findMany({ where: { workspaceId: at.workspaceId } });
    expect(noted).toMatchObject([{ kind: "refusal_report", enrolmentId: lea, about: "sender" }]);
  });

  it("keeps with an opt-out the sentence that decided, and not the whole reply", async () => {
    const lea = await lead("lea@leads.test");
    await arrive(
      lea,
      "From: lea@leads.test\nSubject: Re: Hello\n\nHi Ann, I hope you are well. Please remove me from your mailing list. Best, Lea\n",
    );
    const rows = await database().prisma.suppression.findMany({ where: { workspaceId: at.workspaceId } });
    expect(rows).toMatchObject([{ words: "Please remove me from your mailing list." }]);
  });

  it("leaves a lead in peace under every spelling of their address", async () => {
    const lea = await lead("lea@leads.test");
    const labelled = await lead("lea+fair@leads.test");
    await arrive(lea, `From: lea@leads.test\nSubject: Re: Hello\n\nPlease unsubscribe me.\n`);
    expect([await stateOf(lea), await stateOf(labelled)]).toEqual(["opted_out", "opted_out"]);
  });

  it("takes a dead spelling of an address for no more than that", async () => {
    const labelled = await lead("lea+fair@leads.test");
    const lea = await lead("lea@leads.test");
    await arrive(
      labelled,
      `Return-Path: <>\nFrom: mailer-daemon@mx.test\nX-Failed-Recipients: lea+fair@leads.test\nSubject: Undelivered mail\n\n550 5.1.1 No such user\n`,
    );
    expect([await stateOf(lea), await stateOf(labelled)]).toEqual(["active", "bounced"]);
  });

  describe("another person in the lead's thread", () => {
    const thread = "In-Reply-To: <sent-1@ours.test>\nSubject: Re: Hello\n";
    it.each([
      ["of the lead's domain", "assistant@leads.test"],
      ["of a part of it", "assistant@eu.leads.test"],
      ["whom the thread was passed on to", "kim@elsewhere.test"],
    ])("answers for the lead: one %s", async (_who, address) => {
      const lea = await lead("lea@leads.test");
      await arrive(lea, `From: ${address}\n${thread}\nThursday at ten works.\n`);
      expect(await stateOf(lea)).toBe("replied");
    });

    it("asks for peace for the lead, too, from the lead's domain", async () => {
      const lea = await lead("lea@leads.test");
      await arrive(lea, `From: tim@leads.test\n${thread}\nPlease unsubscribe me.\n`);
      expect([await stateOf(lea), await suppressed()]).toEqual([
        "opted_out",
        ["lea@leads.test", "tim@leads.test"],
      ]);
    });

    it("asks for peace for nobody but themselves as a stranger; the owner is asked about the lead", async () => {
      const lea = await lead("lea@leads.test");
      await arrive(lea, `From: kim@elsewhere.test\n${thread}\nPlease unsubscribe me.\n`);
      expect([await stateOf(lea), await suppressed()]).toEqual(["replied", ["kim@elsewhere.test"]]);
      const questions = await database().prisma.optOutQuestion.findMany({
        where: { workspaceId: at.workspaceId },
      });
      expect(questions).toMatchObject([{ email: "lea@leads.test" }]);
    });
  });

  it("ends every sequence of a lead who is gone, keeps whom the note names, and suppresses nobody: a08", async () => {
    const lea = await lead("lea@leads.test");
    const campaignId = await addCampaign(database().prisma, at.workspaceId);
    const other = await addEnrolment(
      database().prisma,
      { ...at, campaignId },
      { email: "lea@leads.test", exclusive: false, dueAt: due },
    );
    await arrive(lea, found("a08-left-company"));
    expect([await stateOf(lea), await stateOf(other), await suppressed()]).toEqual(["gone", "gone", []]);
    const store = openStore(database().prisma);
    const { rows } = await store.views.leads.list(at.campaignId, null, { skip: 0, take: 10 });
    expect(rows[0]?.successor).toEqual({ name: null, address: "info@leads.test" });
    expect(await store.history.ofCampaign(campaignId, 1)).toMatchObject([
      { kind: "gone", data: { enrolmentId: other, successorAddress: "info@leads.test" } },
    ]);
  });

  describe("a complaint", () => {
    const complained = async (lea: string) => {
      const rows = await database().prisma.suppression.findMany({ where: { workspaceId: at.workspaceId } });
      return [await stateOf(lea), rows.map(({ email, reason }) => `${email}: ${reason}`)];
    };
    const arf = (fields: string, returned = "Message-ID: <sent-1@ours.test>") =>
      `From: feedback@arf.test\nSubject: FW: Hello\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n` +
      `--b\n\nThis is an email abuse report.\n--b\nContent-Type: message/feedback-report\n\n${fields}\nVersion: 1\n` +
      `--b\nContent-Type: message/rfc822\n\nFrom: sales@ours.test\n${returned}\n\nHello\n--b--\n`;

    it.each([
      ["as found: b18", () => found("b18-arf-complaint")],
      ["without a recipient", () => arf("Feedback-Type: abuse")],
      ["that hides the recipient", () => arf("Feedback-Type: abuse\nOriginal-Rcpt-To: redacted@arf.test")],
      ["of another type", () => arf("Feedback-Type: fraud")],
      ["that asks for no more", () => arf("Feedback-Type: opt-out")],
      ["that returns no id", () => arf("Feedback-Type: abuse\nOriginal-Rcpt-To: <Lea@leads.test>", "X: y")],
      [
        "that returns only the reader",
        () => arf("Feedback-Type: abuse", "X-HmXmrOriginalRecipient: lea@leads.test"),
      ],
      [
        "in an office's words",
        () =>
          "From: staff@hotmail.test\nSubject: complaint about message from 198.51.100.7\nContent-Type: multipart/mixed; boundary=b\n\n" +
          "--b\nContent-Type: message/rfc822\n\nMessage-ID: <sent-1@ours.test>\n\nHello\n--b--\n",
      ],
    ])("suppresses like an opt-out, with its own reason: %s", async (_what, raw) => {
      const lea = await lead("lea@leads.test");
      expect(await arrive(lea, raw())).toMatchObject({ optOuts: 1 });
      expect(await complained(lea)).toEqual(["opted_out", ["lea@leads.test: complained"]]);
      const noted = await database().prisma.inboundMail.findMany({ where: { workspaceId: at.workspaceId } });
      expect(noted).toMatchObject([{ kind: "complaint", enrolmentId: lea, step: 1 }]);
    });

    it("is none when a reader of Apple Mail presses Unsubscribe, and the lead opts out", async () => {
      const lea = await lead("lea@leads.test");
      const asked = "Apple Mail sent this email to unsubscribe from the message.";
      await arrive(
        lea,
        `From: lea@leads.test\nSubject: unsubscribe\nAuto-Submitted: auto-replied\nX-Apple-Unsubscribe: true\n\n${asked}\n`,
      );
      expect(await complained(lea)).toEqual(["opted_out", ["lea@leads.test: opted_out"]]);
    });

    it.each([
      ["says that it is no spam", () => arf("Feedback-Type: not-spam")],
      ["is about authentication", () => arf("Feedback-Type: auth-failure")],
      ["is about nothing of ours", () => arf("Feedback-Type: abuse", "Message-ID: <x@y.test>")],
    ])("is none when the report %s", async (_what, raw) => {
      const lea = await lead("lea@leads.test");
      await arrive(lea, raw());
      expect(await complained(lea)).toEqual(["active", []]);
    });
  });

  it("counts the delays of one message once: b08", async () => {
    const lea = await lead("lea@leads.test");
    const notice = found("b08-exim-three-delay-warnings-one-message");
    await arrive(
      lea,
      notice,
      notice.replaceAll("delay-4", "delay-24"),
      notice.replaceAll("delay-4", "delay-48"),
    );
    expect(await stateOf(lea)).toBe("active");
    expect(
      await database().prisma.inboundMail.count({ where: { enrolmentId: lea, kind: "soft_bounce" } }),
    ).toBe(3);
  });

  it.each(["b02-exchange-ndr-german-text-only", "b16-no-such-user-from-other-sender-name"])(
    "knows a report that follows no standard: %s",
    async (name) => {
      const lea = await lead("lea@leads.test");
      await arrive(lea, found(name));
      expect([await stateOf(lea), await suppressed()]).toEqual(["bounced", ["lea@leads.test"]]);
    },
  );

  describe("a delivery report", () => {
    it("is about the recipient it names, and not about the thread: b10", async () => {
      const lea = await lead("lea@leads.test");
      await arrive(lea, found("b10-ndr-for-hand-written-cc-in-leads-thread"));
      expect([await stateOf(lea), await suppressed()]).toEqual(["active", []]);
    });

    const report = (groups: string, returned = "sent-1@ours.test") =>
      `Return-Path: <>\nFrom: MAILER-DAEMON@mx.test\nMessage-ID: <r1@mx.test>\nReferences: <sent-1@ours.test>\n` +
      `Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nUndelivered mail\n` +
      `--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\n${groups}\n` +
      `--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${returned}>\n\n--b--\n`;
    const group = (address: string, action = "failed", status = "5.1.1") =>
      `Final-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}\n`;

    it("is about the one of its recipients who is our lead", async () => {
      const lea = await lead("lea@leads.test");
      const groups = `${group("paul@elsewhere.test")}\n${group("Lea@leads.test")}`;
      await arrive(lea, report(groups, "hand-written@ours.test"));
      expect([await stateOf(lea), await suppressed()]).toEqual(["bounced", ["lea@leads.test"]]);
    });

    it("says of each recipient something else", async () => {
      const lea = await lead("lea@leads.test");
      await arrive(
        lea,
        report(
          `${group("paul@elsewhere.test")}\n${group("lea@leads.test", "delayed", "4.4.1")}`,
          "h@ours.test",
        ),
      );
      expect([await stateOf(lea), await suppressed()]).toEqual(["active", []]);
    });

    it.each([
      ["another address of the lead's domain", "l.lind@leads.test"],
      ["a host of the lead's domain", "lea@exchange.leads.test"],
      ["the lead's tenant", "lea@leads.onmicrosoft.com"],
    ])("about our own message may name %s", async (_what, address) => {
      const lea = await lead("lea@leads.test");
      await arrive(lea, report(group(address)));
      expect(await stateOf(lea)).toBe("bounced");
    });

    it("about our own message says nothing when it is about an address the lead forwards to", async () => {
      const lea = await lead("lea@leads.test");
      await arrive(lea, report(group("paul@elsewhere.test")));
      expect([await stateOf(lea), await suppressed()]).toEqual(["active", []]);
    });
  });
});

const log: Context["log"] = { event() {}, fault() {}, child: () => log };
