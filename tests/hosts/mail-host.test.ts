import { ImapFlow } from "imapflow";
import { createTransport, type Transporter } from "nodemailer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWith } from "../setup/needs.ts";
import { type MailHost, startMailHost } from "./mail-host/mail-host.ts";

const ANA = "ana@outreach.test";
const PASSWORD = 'first "secret" with ünïcode $1';

describeWith("Postfix and Dovecot", "the mail host", () => {
  let host: MailHost;

  beforeAll(async () => {
    host = await startMailHost({ filesSent: true });
    host.trust();
    await host.addMailbox(ANA, PASSWORD);
  });
  afterAll(() => host[Symbol.asyncDispose]());

  it("carries a mail from a mailbox to a lead, and files a copy in Sent", async () => {
    await using ana = submission(host, ANA, PASSWORD);
    const { messageId } = await ana.send("lea@leads.test");
    await host.settled();
    expect(await host.messagesIn("lea@leads.test")).toMatchObject([
      {
        deliveredTo: "lea@leads.test",
        from: ANA,
        to: ["lea@leads.test"],
        subject: "Hello",
        messageId,
        inReplyTo: null,
        references: [],
        text: "Grüße\n",
        html: null,
      },
    ]);
    expect(await host.messagesIn(ANA, "Sent")).toMatchObject([
      { messageId, deliveredTo: "ana+sent@outreach.test" },
    ]);
  });

  it("carries the lead's answer back, for any IMAP client to read", async () => {
    await host.addMailbox("reader@outreach.test", "secret");
    await using reader = submission(host, "reader@outreach.test", "secret");
    const { messageId } = await reader.send("leo@leads.test");
    await host.settled();
    const [received] = await host.messagesIn("leo@leads.test");
    if (received === undefined) throw new Error("Leo got nothing");
    await host.reply(received, { text: "Tell me more.", headers: { "X-Mood": "curious" } });
    await host.settled();

    const [answer] = await readInbox(host, "reader@outreach.test", "secret");
    expect(answer).toEqual({
      from: "leo@leads.test",
      subject: "Re: Hello",
      inReplyTo: messageId,
    });
    const [stored] = await host.messagesIn("reader@outreach.test");
    expect(stored?.headers.get("x-mood")).toEqual("curious");
    expect(stored?.references).toEqual([messageId]);
  });

  it("sends a true delivery report for what it accepted in vain", async () => {
    await host.addMailbox("bo@outreach.test", "secret");
    await using bo = submission(host, "bo@outreach.test", "secret");
    const { accepted } = await bo.send("gone@bounces.test");
    expect(accepted).toEqual(["gone@bounces.test"]);
    await host.settled();
    const [report] = await host.messagesIn("bo@outreach.test");
    expect(report?.headers.get("content-type")).toMatch(/^multipart\/report; report-type=delivery-status/);
    expect(report?.raw.toString()).toMatch(/^Action: failed\nStatus: 5\.1\.1$/m);
  });

  it("refuses leads in the words it was given, also in a connection that is open already", async () => {
    await using ana = submission(host, ANA, PASSWORD);
    await ana.send("lin@leads.test");
    host.refuseLead("lin@leads.test");
    host.refuseLead("max@leads.test", "452 4.2.2 Mailbox full");
    await expect(ana.send("lin@leads.test")).rejects.toMatchObject({
      code: "EENVELOPE",
      responseCode: 550,
      response: "550 5.1.1 <lin@leads.test>: Recipient address rejected: User unknown",
    });
    await expect(ana.send("max@leads.test")).rejects.toMatchObject({ responseCode: 452 });
    host.acceptLead("lin@leads.test");
    expect((await ana.send("lin@leads.test")).accepted).toEqual(["lin@leads.test"]);
  });

  it("knows no addresses but its own, and lets nobody send as another person", async () => {
    await using ana = submission(host, ANA, PASSWORD);
    await expect(ana.send("nobody@outreach.test")).rejects.toMatchObject({ responseCode: 550 });
    await expect(ana.send("lea@elsewhere.example")).rejects.toMatchObject({ responseCode: 550 });
    await expect(ana.send("lea@leads.test", "bo@outreach.test")).rejects.toMatchObject({ responseCode: 553 });
  });

  it("refuses the old password as soon as it is changed, on both legs", async () => {
    await host.addMailbox("cy@outreach.test", "old");
    await using before = submission(host, "cy@outreach.test", "old");
    await before.send("lea@leads.test");
    await host.changePassword("cy@outreach.test", "new");

    await using old = submission(host, "cy@outreach.test", "old");
    await expect(old.send("lea@leads.test")).rejects.toMatchObject({ code: "EAUTH", responseCode: 535 });
    await expect(readInbox(host, "cy@outreach.test", "old")).rejects.toMatchObject({
      authenticationFailed: true,
      serverResponseCode: "AUTHENTICATIONFAILED",
    });
    // A session with the old password is ended at its next mail.
    await expect(before.send("lea@leads.test")).rejects.toMatchObject({ responseCode: 535 });

    await using fresh = submission(host, "cy@outreach.test", "new");
    expect((await fresh.send("lea@leads.test")).accepted).toEqual(["lea@leads.test"]);
    expect(await readInbox(host, "cy@outreach.test", "new")).toEqual([]);
  });

  it("can close SMTP to one mailbox while its IMAP goes on", async () => {
    await host.addMailbox("fay@outreach.test", "secret");
    await host.closeSmtpTo("fay@outreach.test");
    await using fay = submission(host, "fay@outreach.test", "secret");
    await expect(fay.send("lea@leads.test")).rejects.toMatchObject({ code: "EAUTH", responseCode: 535 });
    expect(await readInbox(host, "fay@outreach.test", "secret")).toEqual([]);
  });

  it("does not know a removed mailbox any more, but still shows what it holds", async () => {
    await host.addMailbox("dan@outreach.test", "secret");
    await host.deliver("From: lea@leads.test\n\nHi", { to: "dan@outreach.test" });
    await host.settled();
    await host.removeMailbox("dan@outreach.test");
    await using dan = submission(host, "dan@outreach.test", "secret");
    await expect(dan.send("lea@leads.test")).rejects.toMatchObject({ responseCode: 535 });
    expect(await host.messagesIn("dan@outreach.test")).toMatchObject([
      { from: "lea@leads.test", text: "Hi\n" },
    ]);
  });

  it("puts a mail into Junk when a filter would have", async () => {
    await host.addMailbox("eve@outreach.test", "secret");
    await host.deliver("From: lea@leads.test\nSubject: Prize\n\nHi", {
      to: "eve@outreach.test",
      folder: "Junk",
    });
    await host.settled();
    expect(await host.messagesIn("eve@outreach.test")).toEqual([]);
    expect(await host.messagesIn("eve@outreach.test", "Junk")).toMatchObject([{ subject: "Prize" }]);
  });
});

describeWith("Postfix and Dovecot", "a mail host that takes access tokens", () => {
  it("lets in a person with a valid token, refuses it once it has ended, and refuses another person's", async () => {
    const owners = new Map([["first", ANA]]);
    await using host = await startMailHost({ tokenOwner: (token) => owners.get(token) ?? null });
    host.trust();
    await host.addMailboxes({ [ANA]: PASSWORD, "bo@outreach.test": "secret" });

    const first = { accessToken: "first" };
    await using ana = submission(host, ANA, first);
    expect((await ana.send("lea@leads.test")).accepted).toEqual(["lea@leads.test"]);
    expect(await readInbox(host, ANA, first)).toEqual([]);
    await using thief = submission(host, "bo@outreach.test", first);
    await expect(thief.send("lea@leads.test")).rejects.toMatchObject({ code: "EAUTH" });

    owners.delete("first");
    await using late = submission(host, ANA, first);
    await expect(late.send("lea@leads.test")).rejects.toMatchObject({ code: "EAUTH", responseCode: 535 });
    await expect(readInbox(host, ANA, first)).rejects.toMatchObject({ authenticationFailed: true });
    await using byPassword = submission(host, ANA, PASSWORD);
    expect((await byPassword.send("lea@leads.test")).accepted).toEqual(["lea@leads.test"]);
  });
});

describeWith("Postfix and Dovecot", "a mail host in trouble", () => {
  it("stops offering SMTP AUTH while IMAP goes on, until it is enabled again", async () => {
    await using host = await startMailHost();
    host.trust();
    await host.addMailbox(ANA, PASSWORD);
    await host.disableSmtpAuth();
    await using refused = submission(host, ANA, PASSWORD);
    await expect(refused.send("lea@leads.test")).rejects.toMatchObject({ responseCode: 530 });
    expect(await readInbox(host, ANA, PASSWORD)).toEqual([]);
    await host.enableSmtpAuth();
    await using accepted = submission(host, ANA, PASSWORD);
    expect((await accepted.send("lea@leads.test")).accepted).toEqual(["lea@leads.test"]);
  });

  it("goes down and comes back at the same address, with its mailboxes", async () => {
    await using host = await startMailHost();
    host.trust();
    await host.addMailbox(ANA, PASSWORD);
    await host.goDown();
    await using ana = submission(host, ANA, PASSWORD);
    await expect(ana.send("lea@leads.test")).rejects.toMatchObject({ originalCode: "ECONNREFUSED" });
    await host.comeBack();
    expect((await ana.send("lea@leads.test")).accepted).toEqual(["lea@leads.test"]);
  });

  it("keeps to itself beside another one", async () => {
    await using one = await startMailHost();
    await using other = await startMailHost();
    one.trust();
    other.trust();
    await one.addMailbox(ANA, PASSWORD);
    await using stranger = submission(other, ANA, PASSWORD);
    await expect(stranger.send("lea@leads.test")).rejects.toMatchObject({ responseCode: 535 });
    await using ana = submission(one, ANA, PASSWORD);
    await ana.send("lea@leads.test");
    await Promise.all([one.settled(), other.settled()]);
    expect([(await one.messagesToLeads()).length, (await other.messagesToLeads()).length]).toEqual([1, 0]);
  });

  it("is not trusted by a client that was not told of its authority", async () => {
    await using host = await startMailHost({ certificateFor: ["localhost"] });
    await host.addMailbox(ANA, PASSWORD);
    await using ana = submission(host, ANA, PASSWORD);
    await expect(ana.send("lea@leads.test")).rejects.toMatchObject({ code: "ESOCKET" });
  });
});

/** A password, or an access token. */
type Secret = string | { accessToken: string };

/** One pooled connection of a mailbox, kept between mails as the product keeps it. */
function submission(host: MailHost, address: string, secret: Secret) {
  const transport: Transporter = createTransport({
    pool: true,
    maxConnections: 1,
    host: host.smtp.host,
    port: host.smtp.startTlsPort,
    requireTLS: true,
    auth:
      typeof secret === "string"
        ? { user: address, pass: secret }
        : { type: "OAuth2", user: address, accessToken: secret.accessToken },
  });
  return {
    send: (to: string, from = address) => transport.sendMail({ from, to, subject: "Hello", text: "Grüße" }),
    async [Symbol.asyncDispose]() {
      transport.close();
    },
  };
}

async function readInbox(host: MailHost, address: string, secret: Secret) {
  const client = new ImapFlow({
    host: host.imap.host,
    port: host.imap.tlsPort,
    secure: true,
    auth: typeof secret === "string" ? { user: address, pass: secret } : { user: address, ...secret },
    logger: false,
  });
  await client.connect();
  const messages = [];
  try {
    await client.mailboxOpen("INBOX");
    for (const { envelope } of await client.fetchAll("1:*", { envelope: true })) {
      messages.push({
        from: envelope?.from?.[0]?.address,
        subject: envelope?.subject,
        inReplyTo: envelope?.inReplyTo,
      });
    }
  } finally {
    await client.logout();
  }
  return messages;
}
