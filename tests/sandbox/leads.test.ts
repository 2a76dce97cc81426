import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { afterEach, describe, expect, it } from "vitest";
import type { LeadBehaviour, SandboxLead } from "../../src/sandbox/lead-behaviour.ts";
import { makeLeads } from "../../src/sandbox/sandbox-leads.ts";
import type { SandboxProvider } from "../../src/sandbox/start-provider.ts";
import { maya, readMailbox, smtpOf, smtpRefusalOf, startBox } from "./mail-clients.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const lead = (behaviour: LeadBehaviour): SandboxLead => ({
  email: "zoe.mueller@leads.sandbox.test",
  firstName: "Zoë",
  lastName: "Müller",
  company: "Dune & Daughters",
  behaviour,
  afterSeconds: 1,
});

async function boxWith(behaviour: LeadBehaviour): Promise<SandboxProvider> {
  const provider = await startBox({ leads: [lead(behaviour)], pace: 0 });
  cleanUps.push(() => provider.close());
  return provider;
}

async function write(
  provider: SandboxProvider,
  mail: { messageId: string; subject: string; references?: string },
) {
  const smtp = smtpOf(provider, maya);
  try {
    await smtp.sendMail({
      from: { name: maya.name, address: maya.address },
      to: "zoe.mueller@leads.sandbox.test",
      text: "Hi Zoë,\n\nshall we talk?",
      ...mail,
    });
  } finally {
    smtp.close();
  }
}

/** Waits until `count` mails are in the folder, and reads them. */
async function arrived(provider: SandboxProvider, folder: string, count: number): Promise<ParsedMail[]> {
  return readMailbox(provider, maya, async (client) => {
    const mailbox = await client.mailboxOpen(folder);
    await expect.poll(() => client.noop().then(() => mailbox.exists)).toBe(count);
    const mails = await client.fetchAll("1:*", { source: true, envelope: true, bodyStructure: true });
    return Promise.all(mails.map(({ source }) => simpleParser(source ?? Buffer.alloc(0))));
  });
}

const first = { messageId: "<one@northwind.test>", subject: "Ein Grüß Gott" };
const second = {
  messageId: "<two@northwind.test>",
  subject: "Re: Ein Grüß Gott",
  references: "<one@northwind.test>",
};

describe("a lead", () => {
  it("replies like a person, in the thread, with the original quoted", async () => {
    const provider = await boxWith({ kind: "replies", toMail: 1, mood: "interested", folder: "INBOX" });
    await write(provider, first);
    await write(provider, second);
    const [reply] = await arrived(provider, "INBOX", 1);
    expect(reply).toMatchObject({
      from: { value: [{ name: "Zoë Müller", address: "zoe.mueller@leads.sandbox.test" }] },
      to: { value: [{ name: "Maya Lind", address: maya.address }] },
      subject: "Re: Ein Grüß Gott",
      inReplyTo: "<one@northwind.test>",
      references: "<one@northwind.test>",
    });
    expect(reply?.headers.has("auto-submitted")).toBe(false);
    expect(reply?.text).toMatch(
      /^Hi Maya,\n\nThanks for reaching out.*\n\nZoë\n\nOn .* Maya Lind <maya@northwind\.test> wrote:\n> Hi Zoë,\n> \n> shall we talk\?\n$/s,
    );
  });

  it("may reply to the second mail only, with the whole thread in References", async () => {
    const provider = await boxWith({ kind: "replies", toMail: 2, mood: "question", folder: "INBOX" });
    await write(provider, first);
    await write(provider, second);
    const [reply] = await arrived(provider, "INBOX", 1);
    expect(reply).toMatchObject({
      subject: "Re: Ein Grüß Gott",
      inReplyTo: "<two@northwind.test>",
      references: ["<one@northwind.test>", "<two@northwind.test>"],
    });
  });

  it("may have its reply filed as spam", async () => {
    const provider = await boxWith({ kind: "replies", toMail: 1, mood: "not-now", folder: "Spam" });
    await write(provider, first);
    expect(await arrived(provider, "Spam", 1)).toMatchObject([{ inReplyTo: "<one@northwind.test>" }]);
    expect(await arrived(provider, "INBOX", 0)).toEqual([]);
  });

  it("asks to be removed", async () => {
    const provider = await boxWith({ kind: "opts-out" });
    await write(provider, first);
    expect(await arrived(provider, "INBOX", 1)).toMatchObject([
      { inReplyTo: "<one@northwind.test>", text: expect.stringContaining("Please unsubscribe me") },
    ]);
  });

  it("has an absence assistant that answers each mail and says that it is one", async () => {
    const provider = await boxWith({ kind: "out-of-office" });
    await write(provider, first);
    await write(provider, second);
    const replies = await arrived(provider, "INBOX", 2);
    expect(replies.map(({ subject, headers }) => [subject, headers.get("auto-submitted")])).toEqual([
      ["Automatic reply: Ein Grüß Gott", "auto-replied"],
      ["Automatic reply: Re: Ein Grüß Gott", "auto-replied"],
    ]);
  });

  it("does not exist, and is refused while the mail is handed over", async () => {
    const provider = await boxWith({ kind: "unknown-address" });
    expect(await smtpRefusalOf(write(provider, first))).toEqual({
      code: "EENVELOPE",
      responseCode: 550,
      command: "RCPT TO",
      response:
        "550 5.1.1 <zoe.mueller@leads.sandbox.test>: Recipient address rejected: User unknown in virtual mailbox table",
    });
    expect(provider.accepted()).toEqual([]);
  });

  it.each([
    ["hard", "5.1.1", "550 5.1.1"],
    ["soft", "4.2.2", "452 4.2.2"],
  ] as const)("bounces later, %s, by a delivery status notification", async (permanence, status, reply) => {
    const provider = await boxWith({ kind: "bounces", permanence });
    await write(provider, first);
    const [bounce] = await arrived(provider, "INBOX", 1);
    expect(bounce?.headers.get("content-type")).toMatchObject({
      value: "multipart/report",
      params: { "report-type": "delivery-status" },
    });
    expect(bounce).toMatchObject({ inReplyTo: "<one@northwind.test>" });
    expect(bounce?.headers.get("auto-submitted")).toBe("auto-replied");
    // mailparser puts the words and the report together into the text
    expect(bounce?.text).toContain(
      "Final-Recipient: rfc822; zoe.mueller@leads.sandbox.test\nAction: failed\n",
    );
    expect(bounce?.text).toContain(`Status: ${status}\n`);
    expect(bounce?.text).toContain(`Diagnostic-Code: smtp; ${reply}`);
    expect(bounce?.attachments).toMatchObject([{ contentType: "text/rfc822-headers" }]);
    expect(bounce?.attachments[0]?.content.toString()).toContain("Message-ID: <one@northwind.test>");
  });

  it("stays silent", async () => {
    const provider = await boxWith({ kind: "silent" });
    await write(provider, first);
    expect(await arrived(provider, "INBOX", 0)).toEqual([]);
  });

  it("gives an answer that was still due after the next start, and none twice", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    cleanUps.push(() => rm(dataDir, { recursive: true }));
    const leads = [lead({ kind: "out-of-office" })];

    const slow = await startBox({ dataDir, leads, pace: 1000 });
    await write(slow, first);
    await slow.close();

    const quick = await startBox({ dataDir, leads, pace: 0 });
    await arrived(quick, "INBOX", 1);
    await quick.close();

    const again = await startBox({ dataDir, leads, pace: 0 });
    cleanUps.push(() => again.close());
    await write(again, second);
    expect((await arrived(again, "INBOX", 2)).map(({ inReplyTo }) => inReplyTo)).toEqual([
      "<one@northwind.test>",
      "<two@northwind.test>",
    ]);
  });
});

describe("the made-up leads", () => {
  const leads = makeLeads(200);

  it("are two hundred different people with plain addresses", () => {
    expect(new Set(leads.map(({ email }) => email)).size).toBe(200);
    expect(leads.filter(({ email }) => !/^[a-z]+\.[a-z]+@leads\.sandbox\.test$/.test(email))).toEqual([]);
  });

  it("keep their letters without the accents in the address", () => {
    const address = (name: string) => leads.find(({ firstName }) => firstName === name)?.email.split(".")[0];
    expect(["Zoë", "Łukasz", "Søren"].map(address)).toEqual(["zoe", "lukasz", "soren"]);
  });

  it("are the same each time", () => {
    expect(makeLeads(200)).toEqual(leads);
  });

  it("mostly stay silent, and show each behaviour several times", () => {
    const counts = Object.groupBy(leads, ({ behaviour }) => behaviour.kind);
    expect(Object.fromEntries(Object.entries(counts).map(([kind, list]) => [kind, list.length]))).toEqual({
      silent: 135,
      replies: 35,
      "out-of-office": 10,
      "opts-out": 5,
      "unknown-address": 5,
      bounces: 10,
    });
  });
});
