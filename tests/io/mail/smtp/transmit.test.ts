import { simpleParser } from "mailparser";
import { expect, it } from "vitest";
import type { MailboxAccess, OutboundMail } from "../../../../src/core/mailbox/mail-port.ts";
import { type PoolLimits, SmtpPools } from "../../../../src/io/mail/smtp/smtp-pools.ts";
import { transmit, watchText } from "../../../../src/io/mail/smtp/transmit.ts";
import { listed } from "../../../hosts/listed.ts";
import { type Moment, type Mood, startMoodySmtp } from "../moody-smtp.ts";

const limits: PoolLimits = {
  outbound: listed,
  connectMs: 5_000,
  greetingMs: 5_000,
  silenceMs: 5_000,
  idleMs: 60_000,
  connectionsPerMailbox: 1,
};

/** An open line to a moody server: `send` transmits a message with this Message-ID. */
async function open(
  moodAt: (moment: Moment, connection: number) => Mood = () => "go on",
  options: { pipelining?: boolean; limits?: Partial<PoolLimits>; deadlineMs?: number } = {},
) {
  const server = await startMoodySmtp(moodAt, options);
  const pools = new SmtpPools({ ...limits, ...options.limits }, watchText);
  const access: MailboxAccess = {
    mailboxId: "mailbox-1",
    address: "ana@outreach.test",
    senderName: "Ana",
    userName: "ana@outreach.test",
    secret: { kind: "password", password: "secret" },
    smtp: { host: "127.0.0.1", port: server.port, security: "none" },
    imap: { host: "127.0.0.1", port: 1, security: "none" },
  };
  return {
    server,
    pools,
    access,
    send: (messageId: string, more: Partial<OutboundMail> = {}, as = access) =>
      transmit(pools, as, { ...mail, messageId, ...more }, options.deadlineMs ?? 10_000),
    async [Symbol.asyncDispose]() {
      await pools.releaseAll();
      await server[Symbol.asyncDispose]();
    },
  };
}

const mail: OutboundMail = {
  messageId: "",
  from: { name: "Ana", address: "ana@outreach.test" },
  to: "lea@leads.test",
  subject: "Hello",
  text: "Hello Lea",
  html: null,
  inReplyTo: null,
  references: [],
  unsubscribeUrl: null,
};

const at = (moment: Moment, mood: Mood) => (now: Moment) => (now === moment ? mood : "go on");

it("hands a message over and reports the provider's own words", async () => {
  await using line = await open();
  expect(await line.send("one@us")).toEqual({ kind: "accepted", reply: "250 2.0.0 taken" });
  expect(line.server.taken).toEqual(["one@us"]);
});

it("reports the Message-ID that Outlook and Exchange put in place of ours", async () => {
  const reply =
    "250 2.0.0 OK <AM0PR02@AM0PR02.eurprd02.prod.outlook.com> [Hostname=AM0PR02.eurprd02.prod.outlook.com]";
  await using line = await open(at("text ends", { reply }));
  expect(await line.send("one@us")).toEqual({
    kind: "accepted",
    reply,
    givenId: "AM0PR02@AM0PR02.eurprd02.prod.outlook.com",
  });
});

it("writes every header and part that was asked for, in any language", async () => {
  await using line = await open();
  await line.send("two@us", {
    from: { name: "Änä Müller, Sales", address: "ana@outreach.test" },
    subject: "Re: Grüße 👋",
    text: "Schöne Grüße\n.\nEnde",
    html: "<p>Schöne Grüße</p>",
    inReplyTo: "one@us",
    references: ["zero@us", "one@us"],
    unsubscribeUrl: `https://unpause.test/u/${"x".repeat(120)}`,
  });
  const read = await simpleParser(line.server.lastText().replace(/^\.\./gm, "."));
  expect({
    from: read.from?.value,
    to: read.to && "value" in read.to ? read.to.value : null,
    subject: read.subject,
    text: read.text,
    html: read.html,
    messageId: read.messageId,
    inReplyTo: read.inReplyTo,
    references: read.references,
    dated: read.date !== undefined,
  }).toEqual({
    from: [{ name: "Änä Müller, Sales", address: "ana@outreach.test" }],
    to: [{ name: "", address: "lea@leads.test" }],
    subject: "Re: Grüße 👋",
    text: "Schöne Grüße\n.\nEnde",
    html: "<p>Schöne Grüße</p>",
    messageId: "<two@us>",
    inReplyTo: "<one@us>",
    references: ["<zero@us>", "<one@us>"],
    dated: true,
  });
  const headers = line.server.lastText().replace(/\r\n\s+/g, " ");
  expect(headers).toContain(`List-Unsubscribe: <https://unpause.test/u/${"x".repeat(120)}>`);
  expect(headers).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
});

it("sends one message after the other over one connection", async () => {
  await using line = await open();
  for (const id of ["a@us", "b@us", "c@us"]) await line.send(id);
  expect(line.server).toMatchObject({ taken: ["a@us", "b@us", "c@us"], connections: 1 });
});

const beforeTheText: Moment[] = ["greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"];
for (const pipelining of [true, false]) {
  const how = pipelining ? "with pipelining" : "without pipelining";

  for (const moment of beforeTheText) {
    it(`calls a line cut at ${moment} failed, ${how}: the text never left`, async () => {
      await using line = await open(at(moment, "cut"), { pipelining });
      expect(await line.send("one@us")).toMatchObject({
        kind: "failed",
        error: { code: /ECONNECTION|ESOCKET/ },
      });
      expect(line.server.begun).toEqual([]);
    });

    it(`calls silence at ${moment} failed, ${how}`, async () => {
      const brief = { greetingMs: 150, silenceMs: 150 };
      await using line = await open(at(moment, "silence"), { pipelining, limits: brief });
      expect(await line.send("one@us")).toMatchObject({ kind: "failed", error: { code: "ETIMEDOUT" } });
      expect(line.server.begun).toEqual([]);
    });

    it(`ends at the deadline when the server says nothing at ${moment}, ${how}, and calls it failed`, async () => {
      await using line = await open(at(moment, "silence"), { pipelining, deadlineMs: 150 });
      expect(await line.send("one@us")).toMatchObject({ kind: "failed", error: { timeoutType: "DEADLINE" } });
      expect(line.server.begun).toEqual([]);
    });
  }

  for (const moment of ["text begins", "text ends"] satisfies Moment[]) {
    it(`calls a line cut when the ${moment} unconfirmed, ${how}, and does not send it again`, async () => {
      await using line = await open((now, nth) => (now === moment && nth === 1 ? "cut" : "go on"), {
        pipelining,
      });
      expect(await line.send("one@us")).toMatchObject({
        kind: "unconfirmed",
        error: { code: /ECONNECTION|ESOCKET/ },
      });
      expect(await line.send("two@us")).toMatchObject({ kind: "accepted" });
      expect(line.server.begun).toEqual(["one@us", "two@us"]);
    });

    it(`calls a cut when the ${moment} on a used connection unconfirmed too, ${how}`, async () => {
      let texts = 0;
      await using line = await open((now) => (now === moment && ++texts === 2 ? "cut" : "go on"), {
        pipelining,
      });
      expect(await line.send("one@us")).toMatchObject({ kind: "accepted" });
      expect(await line.send("two@us")).toMatchObject({ kind: "unconfirmed" });
      expect(await line.send("three@us")).toMatchObject({ kind: "accepted" });
      expect(line.server.begun).toEqual(["one@us", "two@us", "three@us"]);
    });

    it(`calls silence when the ${moment} unconfirmed, ${how}`, async () => {
      await using line = await open(at(moment, "silence"), { pipelining, limits: { silenceMs: 150 } });
      expect(await line.send("one@us")).toMatchObject({ kind: "unconfirmed", error: { code: "ETIMEDOUT" } });
      expect(line.server.begun).toEqual(["one@us"]);
    });

    it(`calls the deadline unconfirmed when it passes after the ${moment}, ${how}`, async () => {
      await using line = await open(at(moment, "silence"), { pipelining, deadlineMs: 150 });
      expect(await line.send("one@us")).toMatchObject({
        kind: "unconfirmed",
        error: { code: "ETIMEDOUT", timeoutType: "DEADLINE" },
      });
      expect(line.server.begun).toEqual(["one@us"]);
    });
  }

  const refusals: [Moment, string, object][] = [
    ["greeting", "554 5.7.1 go away", { code: "EPROTOCOL", responseCode: 554 }],
    ["AUTH", "535 5.7.8 wrong password", { code: "EAUTH", responseCode: 535 }],
    ["AUTH", "454 4.7.0 too many logins", { code: "EAUTH", responseCode: 454, permanent: false }],
    ["MAIL", "550 5.4.5 daily limit", { code: "EENVELOPE", responseCode: 550 }],
    ["RCPT", "550 5.1.1 nobody here", { code: "EENVELOPE", responseCode: 550 }],
    ["DATA", "451 4.3.0 not now", { code: "EENVELOPE", responseCode: 451 }],
    ["text ends", "552 5.3.4 too big", { code: "EMESSAGE", responseCode: 552 }],
    ["text ends", "421 4.3.2 closing", { responseCode: 421 }],
  ];
  for (const [moment, reply, error] of refusals) {
    it(`calls "${reply}" at ${moment} failed, ${how}: the server said no`, async () => {
      await using line = await open(at(moment, { reply }), { pipelining });
      expect(await line.send("one@us")).toMatchObject({ kind: "failed", error });
    });
  }

  it(`calls an answer that is no refusal and no acceptance unconfirmed, ${how}`, async () => {
    await using line = await open(at("text ends", { reply: "what was that?" }), { pipelining });
    expect(await line.send("one@us")).toMatchObject({ kind: "unconfirmed", error: { code: "EMESSAGE" } });
  });

  it(`goes on over the same connection after a refused recipient, ${how}`, async () => {
    let asked = 0;
    await using line = await open(
      (now) => (now === "RCPT" && ++asked === 1 ? { reply: "550 5.1.1 nobody here" } : "go on"),
      { pipelining },
    );
    expect(await line.send("one@us")).toMatchObject({ kind: "failed", error: { code: "EENVELOPE" } });
    expect(await line.send("two@us")).toMatchObject({ kind: "accepted" });
    expect(line.server).toMatchObject({ taken: ["two@us"], connections: 1 });
  });
}

it("takes a fresh connection when the server has closed the idle one", async () => {
  await using line = await open();
  await line.send("one@us");
  line.server.dropAll();
  await line.server.empty();
  expect(await line.send("two@us")).toMatchObject({ kind: "accepted" });
  expect(line.server).toMatchObject({ taken: ["one@us", "two@us"], connections: 2 });
});

it("takes a fresh connection when the server has said 421 to the idle one", async () => {
  await using line = await open();
  await line.send("one@us");
  line.server.dropAll("421 4.4.2 idle for too long");
  expect(await line.send("two@us")).toMatchObject({ kind: "accepted" });
  expect(line.server).toMatchObject({ taken: ["one@us", "two@us"], connections: 2 });
});

for (const mood of [
  "cut",
  "silence",
  { reply: "421 4.7.0 too many messages on this connection" },
] satisfies Mood[]) {
  const what = typeof mood === "object" ? "answers 421" : mood === "cut" ? "breaks" : "is half-open";
  it(`takes a fresh connection when the used one ${what} before the text, and sends the message once`, async () => {
    let mails = 0;
    await using line = await open((now) => (now === "MAIL" && ++mails === 2 ? mood : "go on"), {
      limits: { silenceMs: 300 },
    });
    await line.send("one@us");
    expect(await line.send("two@us")).toMatchObject({ kind: "accepted" });
    expect(line.server).toMatchObject({ begun: ["one@us", "two@us"], connections: 2 });
  });
}

it("gives up after one fresh connection, and says failed", async () => {
  let mails = 0;
  await using line = await open((now) => (now === "MAIL" && ++mails > 1 ? "cut" : "go on"));
  await line.send("one@us");
  expect(await line.send("two@us")).toMatchObject({ kind: "failed" });
  expect(line.server).toMatchObject({ begun: ["one@us"], connections: 2 });
});

it("gives up after two connections that close without a greeting", async () => {
  await using line = await open(at("greeting", "cut"));
  expect(await line.send("one@us")).toMatchObject({ kind: "failed", error: { code: "ECONNECTION" } });
  expect(line.server.connections).toBe(2);
});

it("sends each of many messages once when one in five is cut in its text", async () => {
  let texts = 0;
  await using line = await open((now) => (now === "text begins" && ++texts % 5 === 0 ? "cut" : "go on"));
  const ids = Array.from({ length: 40 }, (_, i) => `${i}@us`);
  const ends = await Promise.all(ids.map(async (id) => [id, (await line.send(id)).kind] as const));
  expect(line.server.begun.toSorted()).toEqual(ids.toSorted());
  const accepted = ends.filter(([, kind]) => kind === "accepted").map(([id]) => id);
  expect(ends.filter(([, kind]) => kind === "unconfirmed")).toHaveLength(8);
  expect(line.server.taken.toSorted()).toEqual(expect.arrayContaining(accepted.toSorted()));
});

it("closes a connection that nobody uses", async () => {
  await using line = await open(undefined, { limits: { idleMs: 50 } });
  await line.send("one@us");
  await line.server.empty();
  expect(await line.send("two@us")).toMatchObject({ kind: "accepted" });
  expect(line.server.connections).toBe(2);
});

it("closes the connection of a released mailbox and opens a new one when it is used again", async () => {
  await using line = await open();
  await line.send("one@us");
  await line.pools.release("mailbox-1");
  await line.server.empty();
  expect(await line.send("two@us")).toMatchObject({ kind: "accepted" });
  expect(line.server.connections).toBe(2);
});

it("finishes the messages that are under way when their mailbox is released", async () => {
  await using line = await open();
  const under_way = [line.send("one@us"), line.send("two@us")];
  await line.pools.release("mailbox-1");
  expect(await Promise.all(under_way)).toMatchObject([{ kind: "accepted" }, { kind: "accepted" }]);
  await line.server.empty();
});

it("signs in afresh when the mailbox has another password than the open connection", async () => {
  await using line = await open();
  await line.send("one@us");
  const renewed: MailboxAccess = { ...line.access, secret: { kind: "password", password: "new" } };
  await line.send("two@us", {}, renewed);
  expect(line.server.connections).toBe(2);
});

it("never writes the password into an error", async () => {
  await using line = await open(at("AUTH", { reply: "535 5.7.8 wrong password" }));
  const failed = await line.send("one@us");
  expect(JSON.stringify(failed) + String(failed.kind === "failed" ? failed.error : "")).not.toContain(
    "secret",
  );
});
