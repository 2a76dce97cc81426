import { ImapFlow } from "imapflow";
import { afterAll, beforeAll, expect, it } from "vitest";
import type {
  FetchedMail,
  FolderCursor,
  MailboxAccess,
  OutboundMail,
} from "../../../src/core/mailbox/mail-port.ts";
import type { Security } from "../../../src/core/mailbox/server.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { listed } from "../../hosts/listed.ts";
import { type MailHost, startMailHost } from "../../hosts/mail-host/mail-host.ts";
import { describeWith } from "../../setup/needs.ts";

const PASSWORD = 'pässwörd 🌱 "quoted" \\ пароль';
const EPOCH = new Date("2020-01-01T00:00:00Z");

describeWith("Postfix and Dovecot", "a mailbox at a real provider", () => {
  let host: MailHost;
  let mail: ReturnType<typeof openMailPort>;
  let count = 0;

  beforeAll(async () => {
    host = await startMailHost({ filesSent: true });
    host.trust();
    mail = openMailPort(listed);
  });
  afterAll(async () => {
    await mail[Symbol.asyncDispose]();
    await host[Symbol.asyncDispose]();
  });

  /** A fresh mailbox, so that no test sees another's mail. */
  async function newMailbox(password = PASSWORD, security: Security = "tls"): Promise<MailboxAccess> {
    const address = `ana${++count}@outreach.test`;
    await host.addMailbox(address, password);
    const port = (server: { startTlsPort: number; tlsPort: number }) =>
      security === "tls" ? server.tlsPort : server.startTlsPort;
    return {
      mailboxId: address,
      address,
      senderName: "Ana",
      userName: address,
      secret: { kind: "password", password },
      smtp: { host: host.smtp.host, port: port(host.smtp), security },
      imap: { host: host.imap.host, port: port(host.imap), security },
    };
  }
  const outbound = (access: MailboxAccess, messageId: string, to = "lea@leads.test"): OutboundMail => ({
    messageId,
    from: { name: access.senderName, address: access.address },
    to,
    subject: "Hello",
    text: "Hello Lea",
    html: null,
    inReplyTo: null,
    references: [],
    unsubscribeUrl: null,
  });
  const incoming = (subject: string) =>
    `From: Lea <lea@leads.test>\r\nTo: ana@outreach.test\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@leads.test>\r\n\r\nyes\r\n`;

  /** Reads once, from these cursors on. */
  async function read(access: MailboxAccess, cursors: FolderCursor[] = [], since = EPOCH) {
    const batches: { mails: FetchedMail[]; cursor: FolderCursor }[] = [];
    const { folders } = await mail.prove(access);
    const result = await mail.read(access, { folders, cursors, since }, async (mails, cursor) => {
      batches.push({ mails, cursor });
    });
    if (result.kind === "failed") throw result.error;
    return {
      subjects: batches.flatMap(({ mails }) => mails.map(({ folder, mail }) => `${folder}: ${mail.subject}`)),
      batches,
      cursors: result.cursors,
    };
  }
  async function inFolder<T>(access: MailboxAccess, work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      host: access.imap.host,
      port: access.imap.port,
      secure: true,
      logger: false,
      auth: { user: access.userName, pass: "password" in access.secret ? access.secret.password : "" },
    });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  for (const security of ["tls", "starttls"] satisfies Security[]) {
    it(`proves both legs over ${security} with a password in any script, and finds the special folders`, async () => {
      expect(await mail.prove(await newMailbox(PASSWORD, security))).toEqual({
        smtp: { kind: "proven" },
        imap: { kind: "proven" },
        folders: { sent: "Sent", junk: "Junk", drafts: "Drafts", trash: "Trash" },
      });
    });
  }

  it("hands on the provider's own words on both legs when the password is wrong, and keeps it out of them", async () => {
    const access = await newMailbox();
    const wrong: MailboxAccess = { ...access, secret: { kind: "password", password: "wrong-passwört" } };
    const proof = await mail.prove(wrong);
    expect(proof).toMatchObject({
      smtp: { kind: "failed", error: { code: "EAUTH", responseCode: 535 } },
      imap: {
        kind: "failed",
        error: { authenticationFailed: true, serverResponseCode: "AUTHENTICATIONFAILED" },
      },
      folders: {},
    });
    for (const leg of [proof.smtp, proof.imap]) {
      const error = leg.kind === "failed" ? leg.error : null;
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("wrong-passw");
    }
  });

  it("judges the legs apart: SMTP AUTH that is switched off leaves IMAP proven", async () => {
    const access = await newMailbox();
    await host.disableSmtpAuth();
    const proof = await mail.prove(access);
    const sent = await mail.transmit(access, outbound(access, "off@us"));
    await host.enableSmtpAuth();
    expect(proof).toMatchObject({
      smtp: { kind: "failed", error: { code: "EAUTH" } },
      imap: { kind: "proven" },
    });
    expect(sent).toMatchObject({ kind: "failed", error: { code: "EAUTH" } });
  });

  it("finds in Sent what the provider filed there, and only that", async () => {
    const access = await newMailbox();
    for (const id of ["one@us", "two@us"]) await mail.transmit(access, outbound(access, id));
    await host.settled();
    const asked = [
      "one@us",
      "ne@us",
      "never@us",
      ...Array.from({ length: 30 }, (_, i) => `none${i}@us`),
      "two@us",
    ];
    expect(await mail.findSent(access, "Sent", asked)).toEqual({
      kind: "looked",
      found: new Set(["one@us", "two@us"]),
    });
  });

  it("finds what the provider filed under a Message-ID of its own, as Outlook does", async () => {
    const access = await newMailbox();
    const filed =
      "Message-ID: <AM0@eurprd02.prod.outlook.com>\r\nX-Microsoft-Original-Message-ID: <one@us>\r\nSubject: Hello\r\n\r\nx\r\n";
    await inFolder(access, (client) => client.append("Sent", filed));
    expect(await mail.findSent(access, "Sent", ["one@us"])).toEqual({
      kind: "looked",
      found: new Set(["one@us"]),
    });
  });

  it("does not say 'not found' when there is no such folder", async () => {
    expect(await mail.findSent(await newMailbox(), "Gesendet", ["one@us"])).toMatchObject({ kind: "failed" });
  });

  it("reads what came into the inbox, Junk and a folder of the owner's own, and not what he sent or drafted", async () => {
    const access = await newMailbox();
    await host.deliver(incoming("one"), { to: access.address });
    await host.deliver(incoming("junk"), { to: access.address, folder: "Junk" });
    await mail.transmit(access, outbound(access, "sent@us"));
    await host.settled();
    await inFolder(access, async (client) => {
      await client.mailboxCreate("Réponses");
      await client.append("Réponses", incoming("moved"));
      await client.append("Drafts", incoming("draft"));
      await client.append("Trash", incoming("deleted"));
    });
    const { subjects } = await read(access);
    expect(subjects[0]).toBe("INBOX: one");
    expect(subjects.toSorted()).toEqual(["INBOX: one", "Junk: junk", "Réponses: moved", "Trash: deleted"]);
  });

  it("reads each mail once when it goes on from the cursors, and opens no folder without news", async () => {
    const access = await newMailbox();
    await host.deliver(incoming("one"), { to: access.address });
    await host.settled();
    const first = await read(access);
    const second = await read(access, first.cursors);
    expect(second).toMatchObject({ subjects: [], batches: [], cursors: first.cursors });

    await host.deliver(incoming("two"), { to: access.address });
    await host.settled();
    const third = await read(access, second.cursors);
    expect(third.subjects).toEqual(["INBOX: two"]);
    expect(third.batches).toHaveLength(1);
  });

  it("reads nothing twice when what is new was deleted in between", async () => {
    const access = await newMailbox();
    await host.deliver(incoming("one"), { to: access.address });
    await host.settled();
    const { cursors } = await read(access);
    await inFolder(access, async (client) => {
      await client.append("INBOX", incoming("two"));
      await client.mailboxOpen("INBOX");
      await client.messageDelete("2");
    });
    const { subjects, cursors: after } = await read(access, cursors);
    expect(subjects).toEqual([]);
    expect(after.find(({ path }) => path === "INBOX")).toMatchObject({ lastUid: 2 });
  });

  it("gives a cursor with each batch, so that a crash in the middle repeats at most one batch", async () => {
    const access = await newMailbox();
    await inFolder(access, async (client) => {
      for (let i = 0; i < 45; i++) await client.append("INBOX", incoming(`m${i}`));
    });
    const { batches } = await read(access);
    const inbox = batches.filter(({ cursor }) => cursor.path === "INBOX");
    expect(inbox.map(({ mails, cursor }) => [mails.length, cursor.lastUid])).toEqual([
      [20, 20],
      [20, 40],
      [5, 45],
    ]);
    const again = await read(
      access,
      inbox.slice(0, 1).map(({ cursor }) => cursor),
    );
    expect(again.subjects[0]).toBe("INBOX: m20");
    expect(again.subjects).toHaveLength(25);
  });

  it("reads a folder afresh when its UIDVALIDITY changed", async () => {
    const access = await newMailbox();
    await host.deliver(incoming("one"), { to: access.address });
    await host.settled();
    const { cursors } = await read(access);
    const stale = cursors.map((cursor) => ({
      ...cursor,
      uidValidity: cursor.uidValidity + 1n,
      lastUid: 900,
    }));
    expect((await read(access, stale)).subjects).toEqual(["INBOX: one"]);
  });

  it("does not read what is older than the campaign, and has a cursor after it", async () => {
    const access = await newMailbox();
    const old = new Date("2024-01-01T12:00:00Z");
    await inFolder(access, async (client) => {
      await client.append("INBOX", incoming("old"), [], old);
      await client.append("INBOX", incoming("new"), [], new Date());
    });
    const { subjects, cursors } = await read(access, [], new Date("2026-01-01T00:00:00Z"));
    expect(subjects).toEqual(["INBOX: new"]);
    expect(cursors.find(({ path }) => path === "INBOX")).toMatchObject({ lastUid: 2 });
  });

  it("reads the words of a huge mail without fetching all of it", async () => {
    const access = await newMailbox();
    const attachment = "QUJD".repeat(19).concat("\r\n").repeat(40_000); // 3 MB
    const huge = `Message-ID: <huge@leads.test>\r\nSubject: huge\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nyes please\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment}\r\n--b--\r\n`;
    await inFolder(access, (client) => client.append("INBOX", huge));
    const { batches } = await read(access);
    const [fetched] = batches.flatMap(({ mails }) => mails);
    expect(fetched?.mail).toMatchObject({
      subject: "huge",
      text: "yes please",
      messageId: "huge@leads.test",
    });
    expect(fetched?.mail.attachments[0]?.size).toBeLessThan(300_000);
  });

  it("takes a mail for gone that was deleted since the search, and sets none aside", async () => {
    const access = await newMailbox();
    await inFolder(access, async (client) => {
      for (let i = 1; i <= 25; i++) await client.append("INBOX", incoming(`m${i}`));
    });
    const read: string[] = [];
    const options = { folders: {}, cursors: [], since: EPOCH };
    const result = await mail.read(access, options, async (batch, _, unread) => {
      expect(unread).toEqual([]);
      read.push(...batch.map((each) => each.mail.subject));
      if (read.length !== 20) return;
      await inFolder(access, async (client) => {
        await client.mailboxOpen("INBOX");
        await client.messageDelete("22,24", { uid: true });
      });
    });
    const at = (number: number) => `m${number}`;
    expect(read).toEqual([...Array.from({ length: 21 }, (_, i) => at(i + 1)), at(23), at(25)]);
    expect(result).toMatchObject({ kind: "read", unread: [] });
    if (result.kind === "read") {
      expect(result.cursors.find(({ path }) => path === "INBOX")).toMatchObject({ lastUid: 25 });
    }
  });

  it("reads what a stranger has made of a header, and all that lies behind it", async () => {
    const access = await newMailbox();
    const long = "x".repeat(3_000);
    const hostile = [
      `From: <${long}@leads.test>\r\nSubject: from\r\n\r\nx\r\n`,
      `Message-ID: <${long}@leads.test>\r\nSubject: id\r\n\r\nx\r\n`,
      "In-Reply-To: =?utf-8?q?=3Ca=00b=40c=3E?=\r\nSubject: =?utf-8?q?nul=00?=\r\n\r\nx\r\n",
      incoming("behind"),
    ];
    await inFolder(access, async (client) => {
      for (const raw of hostile) await client.append("INBOX", raw);
    });
    const { batches, subjects } = await read(access);
    expect(subjects).toEqual(["from", "id", "nul", "behind"].map((subject) => `INBOX: ${subject}`));
    const mails = batches.flatMap(({ mails }) => mails.map((each) => each.mail));
    expect(mails).toMatchObject([
      { from: { address: "" } },
      { messageId: expect.stringMatching(/^sha256-[0-9a-f]{64}$/) },
      { inReplyTo: "ab@c" },
      {},
    ]);
  });

  it("lets what the caller throws pass, and stores nothing of its own", async () => {
    const access = await newMailbox();
    await host.deliver(incoming("one"), { to: access.address });
    await host.settled();
    const options = { folders: {}, cursors: [], since: EPOCH };
    const reading = mail.read(access, options, () => Promise.reject(new Error("the database is away")));
    await expect(reading).rejects.toThrow("the database is away");
  });

  it("stops reading when it is told to", async () => {
    const access = await newMailbox();
    await inFolder(access, async (client) => {
      for (let i = 0; i < 45; i++) await client.append("INBOX", incoming(`m${i}`));
    });
    const stop = new AbortController();
    let applied = 0;
    const options = { folders: {}, cursors: [], since: EPOCH, signal: stop.signal };
    const result = await mail.read(access, options, async (batch) => {
      applied += batch.length;
      stop.abort(new Error("the worker is stopping"));
    });
    expect(applied).toBe(20);
    expect(result).toEqual({ kind: "failed", error: new Error("the worker is stopping"), signedIn: true });
  });

  it("says failed, and nothing worse, when the provider is down", async () => {
    const access = await newMailbox();
    await host.goDown();
    const options = { folders: {}, cursors: [], since: EPOCH };
    const ends = await Promise.all([
      mail.prove(access),
      mail.findSent(access, "Sent", ["one@us"]),
      mail.read(access, options, async () => {}),
      mail.transmit(access, outbound(access, "one@us")),
    ]);
    await host.comeBack();
    // A server that is just going down may still take the connection and drop it.
    const away = expect.stringMatching(/^ECONN(REFUSED|RESET)$/);
    expect(ends).toMatchObject([
      {
        smtp: { kind: "failed", error: { originalCode: away } },
        imap: { kind: "failed", error: { code: away } },
      },
      { kind: "failed", error: { code: away } },
      { kind: "failed", error: { code: away } },
      { kind: "failed", error: { originalCode: away } },
    ]);
  });
});
