import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../../src/core/context.ts";
import { applyInbound } from "../../../src/core/inbound/apply-inbound.ts";
import type { FetchedMail } from "../../../src/core/mailbox/mail-port.ts";
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
  let lea: string;
  let uid: number;
  beforeEach(async () => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const mailboxId = await addMailbox(prisma, workspaceId, { address: "sales@ours.test" });
    at = { workspaceId, mailboxId, campaignId: await addCampaign(prisma, workspaceId) };
    lea = await addEnrolment(prisma, at, { email: "lea@leads.test", dueAt: due });
    uid = 0;
  });

  const ctx = () => {
    const told: string[] = [];
    const log: Context["log"] = { event() {}, fault() {}, child: () => log };
    const live = { changed: (id: string) => void told.push(id), listen: () => () => {} };
    return {
      ...forCommit,
      store: openStore(database().prisma),
      clock: { now: () => now },
      log,
      live,
      told,
    };
  };

  /** The fixtures answer `sent-1@ours.test`, which stands for the first mail of the enrolment given. */
  const mail = async (fixture: string, { answers = lea, folder = "INBOX" } = {}): Promise<FetchedMail> => {
    const text = readFileSync(
      join(import.meta.dirname, "../../fixtures/inbound", `${fixture}.eml`),
      "latin1",
    );
    const raw = Buffer.from(text.replaceAll("sent-1@ours.test", messageIdOfStep(answers, 1)), "latin1");
    return { folder, uid: ++uid, internalDate: received, mail: await parseInboundEmail(raw) };
  };

  const apply = async (batch: FetchedMail[], context = ctx()) => {
    const mailbox = await context.store.mailboxes.get(at.mailboxId);
    if (mailbox === null) throw new Error("no mailbox");
    const folder = batch[0]?.folder ?? "INBOX";
    return applyInbound(context, mailbox, batch, { path: folder, uidValidity: 7n, lastUid: uid });
  };

  const enrolment = async (id = lea) => {
    const row = await database().prisma.enrolment.findUniqueOrThrow({ where: { id } });
    const { state, stopReason, stoppedAt, nextStep, dueAt } = row;
    return { state, stopReason, stoppedAt, nextStep, dueAt };
  };
  const active = { state: "active", stopReason: null, stoppedAt: null, nextStep: 2, dueAt: due };
  const stopped = (stopReason: string) => ({ ...active, state: "stopped", stopReason, stoppedAt: now });
  const history = async () => {
    const events = await ctx().store.history.ofCampaign(at.campaignId, 10);
    return events.map(({ kind, data }) => ({ kind, ...data }));
  };
  const suppressed = () => suppressedIn(database().prisma, at.workspaceId);
  const nothing = { replies: 0, bounces: 0, optOuts: 0, postponed: 0 };

  it.each(["reply-gmail", "reply-outlook-de", "reply-fr", "reply-through-group"])(
    "ends the sequence of a lead who replied: %s",
    async (fixture) => {
      expect(await apply([await mail(fixture)])).toEqual({ ...nothing, replies: 1 });
      expect(await enrolment()).toEqual(stopped("replied"));
      expect(await history()).toEqual([{ kind: "replied", enrolmentId: lea }]);
      expect(await suppressed()).toEqual([]);
    },
  );

  it("knows a lead by their address when the answer lost its thread", async () => {
    expect(await apply([await mail("reply-without-thread")])).toEqual({ ...nothing, replies: 1 });
    expect(await enrolment()).toEqual(stopped("replied"));
  });

  it("takes a mail from a lead nothing was sent to yet for no answer", async () => {
    await database().prisma.send.deleteMany({ where: { enrolmentId: lea } });
    expect(await apply([await mail("reply-without-thread")])).toEqual(nothing);
    expect(await enrolment()).toEqual(active);
  });

  it("ends the one campaign that a reply answers, and leaves the lead's others", async () => {
    const campaignId = await addCampaign(database().prisma, at.workspaceId);
    const other = await addEnrolment(
      database().prisma,
      { ...at, campaignId },
      { email: "lea@leads.test", exclusive: false, dueAt: due },
    );
    await apply([await mail("reply-gmail", { answers: other })]);
    expect([await enrolment(lea), await enrolment(other)]).toEqual([active, stopped("replied")]);
  });

  it("counts the answer to the last step, too", async () => {
    await database().prisma.enrolment.update({ where: { id: lea }, data: { state: "finished" } });
    await apply([await mail("reply-gmail")]);
    expect(await enrolment()).toEqual(stopped("replied"));
  });

  it("ends a sequence whose last send is in doubt: the answer proves that it arrived", async () => {
    await database().prisma.enrolment.update({ where: { id: lea }, data: { state: "unconfirmed" } });
    await apply([await mail("reply-gmail")]);
    expect(await enrolment()).toEqual(stopped("replied"));
  });

  it.each(["gmail-address-not-found", "exchange-not-found", "postfix-unknown-user", "qmail-no-mailbox"])(
    "never writes to a dead address again: %s",
    async (fixture) => {
      const campaignId = await addCampaign(database().prisma, at.workspaceId);
      const other = await addEnrolment(
        database().prisma,
        { ...at, campaignId },
        { email: "lea@leads.test", exclusive: false, dueAt: due },
      );
      expect(await apply([await mail(fixture)])).toEqual({ ...nothing, bounces: 1 });
      expect([await enrolment(lea), await enrolment(other)]).toEqual([
        stopped("bounced"),
        stopped("bounced"),
      ]);
      expect(await suppressed()).toEqual([{ email: "lea@leads.test", reason: "bounced" }]);
      expect(await history()).toEqual([{ kind: "bounced", enrolmentId: lea }]);
    },
  );

  it("finds whom a report is about by the address when it names no message", async () => {
    const report = await mail("postfix-unknown-user");
    const { bounce } = report.mail;
    if (bounce === null) throw new Error("not a report");
    const withoutId = { ...report.mail, bounce: { ...bounce, originalMessageId: null } };
    await apply([{ ...report, mail: withoutId }]);
    expect(await enrolment()).toEqual(stopped("bounced"));
  });

  it.each([
    ["exchange-blocked", "message"],
    ["exim-blocklisted", "sender"],
  ])(
    "holds a lead, and suppresses nobody, when a report refuses our text or sender: %s",
    async (fixture, about) => {
      expect(await apply([await mail(fixture)])).toEqual({ ...nothing, bounces: 1 });
      expect(await enrolment()).toEqual({ ...active, state: "held" });
      expect(await suppressed()).toEqual([]);
      const send = await database().prisma.send.findFirst({ where: { enrolmentId: lea, step: 1 } });
      expect(send?.state).toBe("accepted");
      expect(await history()).toEqual([
        { kind: "refused-by-report", enrolmentId: lea, about, said: expect.stringMatching(/block|policy/) },
      ]);
    },
  );

  it("keeps with a report whom it is about, whom it names, and what it says", async () => {
    await apply([await mail("exim-blocklisted")]);
    const { about, recipient, said } = await database().prisma.inboundMail.findFirstOrThrow({
      where: { enrolmentId: lea },
    });
    expect({ about, recipient, said }).toEqual({
      about: "sender",
      recipient: "lea@leads.test",
      said: "554 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.test",
    });
  });

  it("goes on after passing troubles of one message, and gives up at the third message", async () => {
    const { prisma } = database();
    const full = await mail("postfix-mailbox-full");
    const ofStep = (step: number, messageId: string) => {
      const originalMessageId = messageIdOfStep(lea, step);
      const bounce = full.mail.bounce && { ...full.mail.bounce, originalMessageId };
      return { ...full, uid: ++uid, mail: { ...full.mail, messageId, bounce } };
    };
    for (const step of [2, 3]) {
      const first = await prisma.send.findFirstOrThrow({ where: { enrolmentId: lea, step: 1 } });
      await prisma.send.create({ data: { ...first, step, messageId: messageIdOfStep(lea, step) } });
    }
    await apply([
      await mail("gmail-delayed"),
      full,
      ofStep(1, "third@ours.test"),
      ofStep(2, "fourth@ours.test"),
    ]);
    expect(await enrolment()).toEqual(active);
    await apply([ofStep(3, "fifth@ours.test")]);
    expect(await enrolment()).toEqual(stopped("bounced"));
    expect(await suppressed()).toEqual([]);
    expect(await history()).toEqual([{ kind: "bounced", enrolmentId: lea, soft: true }]);
  });

  it.each(["opt-out-en", "opt-out-de"])(
    "leaves in peace who asks for it, in every campaign: %s",
    async (fixture) => {
      const campaignId = await addCampaign(database().prisma, at.workspaceId);
      const other = await addEnrolment(
        database().prisma,
        { ...at, campaignId },
        { email: "lea@leads.test", exclusive: false, dueAt: due },
      );
      const tim = await addEnrolment(database().prisma, at, { email: "tim@leads.test", dueAt: due });
      expect(await apply([await mail(fixture)])).toEqual({ ...nothing, optOuts: 1 });
      expect(await Promise.all([lea, other, tim].map(enrolment))).toEqual([
        stopped("opted_out"),
        stopped("opted_out"),
        active,
      ]);
      expect(await suppressed()).toEqual([{ email: "lea@leads.test", reason: "opted_out" }]);
      expect(await history()).toEqual([{ kind: "opted-out", enrolmentId: lea }]);
    },
  );

  it("keeps of an opt-out and of a bounce which mail it was and which words decided", async () => {
    const optOut = await mail("opt-out-en");
    await apply([optOut]);
    const tim = await addEnrolment(database().prisma, at, { email: "tim@leads.test", dueAt: due });
    const report = await mail("postfix-unknown-user", { answers: tim });
    await apply([report]);
    const found = (email: string) => ctx().store.views.suppressions.get(at.workspaceId, email);
    const origin = {
      source: "mail",
      mailbox: { id: at.mailboxId, address: "sales@ours.test" },
      campaign: { id: at.campaignId },
    };
    const { messageId, subject, from, textReply } = optOut.mail;
    expect(await found("lea@leads.test")).toMatchObject({
      ...origin,
      mail: { messageId, subject, author: from.address },
      words: textReply.trim(),
    });
    expect(await found("tim@leads.test")).toMatchObject({
      ...origin,
      mail: { messageId: report.mail.messageId },
      words: report.mail.bounce?.diagnostic,
    });
  });

  it("leaves a person alone who asks for a colleague, too", async () => {
    const tim = await addEnrolment(database().prisma, at, { email: "tim@leads.test", dueAt: due });
    const asked = await mail("opt-out-en");
    const fromTim = { ...asked, mail: { ...asked.mail, from: { name: "Tim", address: "tim@leads.test" } } };
    expect(await apply([fromTim])).toEqual({ ...nothing, optOuts: 1 });
    expect([await enrolment(lea), await enrolment(tim)]).toEqual([
      stopped("opted_out"),
      stopped("opted_out"),
    ]);
    expect(await suppressed()).toEqual([
      { email: "lea@leads.test", reason: "opted_out" },
      { email: "tim@leads.test", reason: "opted_out" },
    ]);
  });

  it("waits until a lead is back, and does not stop", async () => {
    expect(await apply([await mail("outlook-away")])).toEqual({ ...nothing, postponed: 1 });
    expect(await enrolment()).toEqual({ ...active, dueAt: new Date("2026-12-05T09:00:07Z") });
    expect(await history()).toEqual([
      { kind: "postponed", enrolmentId: lea, until: "2026-12-05T09:00:07.000Z" },
    ]);
  });

  it("never brings a step forward because of an absence", async () => {
    const later = new Date("2026-12-20T09:00:00Z");
    await database().prisma.enrolment.update({ where: { id: lea }, data: { dueAt: later } });
    await apply([await mail("outlook-away")]);
    expect(await enrolment()).toEqual({ ...active, dueAt: later });
    expect(await history()).toEqual([]);
  });

  it("keeps nothing of mail that is about something else", async () => {
    const context = ctx();
    const own = await mail("reply-gmail");
    const fromUs = { ...own, mail: { ...own.mail, from: { name: "Ann", address: "sales@ours.test" } } };
    expect(await apply([await mail("newsletter"), await mail("read-receipt"), fromUs], context)).toEqual(
      nothing,
    );
    expect(await enrolment()).toEqual(active);
    expect(
      await database().prisma.inboundMail.count({ where: at.mailboxId ? { mailboxId: at.mailboxId } : {} }),
    ).toBe(0);
    expect(context.told).toEqual([]);
  });

  it("applies a mail once, however often and wherever it is read", async () => {
    const reply = await mail("reply-gmail");
    const away = await mail("outlook-away");
    await apply([reply, away, reply]);
    await database().prisma.enrolment.update({
      where: { id: lea },
      data: { state: "active", stopReason: null, stoppedAt: null, dueAt: due },
    });
    expect(
      await apply([
        { ...reply, folder: "Archive" },
        { ...away, folder: "Archive" },
      ]),
    ).toEqual(nothing);
    expect(await enrolment()).toEqual(active);
  });

  it("knows a mail without a Message-ID again", async () => {
    const reply = await mail("reply-gmail");
    const nameless = { ...reply, mail: { ...reply.mail, messageId: null } };
    expect(await apply([nameless])).toEqual({ ...nothing, replies: 1 });
    expect(await apply([nameless])).toEqual(nothing);
  });

  it("stores how far it read together with what it read, or neither", async () => {
    const cursors = async () => ctx().store.readings.cursors(at.mailboxId);
    const { store, ...rest } = ctx();
    const failing: typeof store = {
      ...store,
      transaction: (work) =>
        store.transaction(async (tx) => {
          await work(tx);
          throw new Error("the power went");
        }),
    };
    const batch = [await mail("reply-gmail")];
    await expect(apply(batch, { store: failing, ...rest })).rejects.toThrow("the power went");
    expect([await enrolment(), await cursors()]).toEqual([active, []]);
    await apply(batch);
    expect([await enrolment(), await cursors()]).toEqual([
      stopped("replied"),
      [{ path: "INBOX", uidValidity: 7n, lastUid: 1 }],
    ]);
  });

  it("tells the pages of that workspace that something changed", async () => {
    const context = ctx();
    await apply([await mail("reply-gmail")], context);
    expect(context.told).toEqual([at.workspaceId]);
  });

  describe("another workspace", () => {
    it("is untouched by an answer that names one of its messages", async () => {
      const other = await addWorkspace(database().prisma);
      const mailboxId = await addMailbox(database().prisma, other.workspaceId);
      const theirs = {
        workspaceId: other.workspaceId,
        mailboxId,
        campaignId: await addCampaign(database().prisma, other.workspaceId),
      };
      const enrolled = await addEnrolment(database().prisma, theirs, { email: "kim@leads.test", dueAt: due });
      expect(await apply([await mail("reply-gmail", { answers: enrolled })])).toEqual({
        ...nothing,
        replies: 1,
      });
      expect(await enrolment(enrolled)).toEqual(active);
    });
  });
});
