import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import type { MailboxSpec } from "../../src/sandbox/mailbox-spec.ts";
import type { SandboxProvider } from "../../src/sandbox/start-provider.ts";
import {
  gmail,
  imapOf,
  imapRefusalOf,
  maya,
  outlook,
  readMailbox,
  smtpOf,
  smtpRefusalOf,
  startBox,
} from "./mail-clients.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function box(options = {}): Promise<SandboxProvider> {
  const provider = await startBox(options);
  cleanUps.push(() => provider.close());
  return provider;
}

async function send(provider: SandboxProvider, from: MailboxSpec, to: string, messageId: string) {
  const smtp = smtpOf(provider, from);
  try {
    return await smtp.sendMail({ from: from.address, to, messageId, subject: "Hello", text: "Grüße" });
  } finally {
    smtp.close();
  }
}

const specialFolders = (provider: SandboxProvider, mailbox: MailboxSpec) =>
  readMailbox(provider, mailbox, async (client) =>
    Object.fromEntries((await client.list()).map(({ path, specialUse }) => [path, specialUse])),
  );

const searchSent = (provider: SandboxProvider, mailbox: MailboxSpec, messageId: string) =>
  readMailbox(provider, mailbox, async (client) => {
    const sent = (await client.list()).find(({ specialUse }) => specialUse === "\\Sent");
    await client.mailboxOpen(sent?.path ?? "");
    return client.search({ header: { "message-id": messageId } }, { uid: true });
  });

describe("the sandbox provider", () => {
  it.each([maya, gmail, outlook])(
    "signs in $address by SMTP and IMAP, and refuses another password",
    async (mailbox) => {
      const provider = await box();
      expect(await smtpOf(provider, mailbox).verify()).toBe(true);
      expect(await imapRefusalOf(provider, mailbox)).toBe("accepted");

      const wrong = { ...mailbox, password: "wrong" };
      expect(await smtpRefusalOf(smtpOf(provider, wrong).verify())).toMatchObject({
        code: "EAUTH",
        responseCode: 535,
      });
      expect(await imapRefusalOf(provider, wrong)).toMatchObject({ authenticationFailed: true });
    },
  );

  it("takes the LOGIN command", async () => {
    const provider = await box();
    const client = imapOf(provider, gmail, "LOGIN");
    await client.connect();
    expect(client.authenticated).toBe(true);
    await client.logout();
  });

  it.each([
    // A quoted string is ASCII only (RFC 3501 §4.3), so other letters come as a literal.
    ["LOGIN with a literal", `LOGIN ${maya.address} {${Buffer.byteLength(maya.password)}}`, maya.password],
    [
      "AUTHENTICATE PLAIN without an initial response",
      "AUTHENTICATE PLAIN",
      Buffer.from(`\0${maya.address}\0${maya.password}`).toString("base64"),
    ],
  ])("takes %s", async (_what, command, secret) => {
    const provider = await box();
    const socket = connect(provider.imap.port, provider.imap.host);
    cleanUps.push(() => socket.destroy());
    const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
    await lines.next(); // the greeting
    socket.write(`a ${command}\r\n`);
    expect((await lines.next()).value).toMatch(/^\+/);
    socket.write(`${secret}\r\n`);
    expect((await lines.next()).value).toMatch(/^a OK /);
    socket.write("b SELECT Sent\r\n");
    expect((await lines.next()).value).toMatch(/^\* FLAGS /);
  });

  it("names the special folders as each provider does", async () => {
    const provider = await box();
    expect([
      await specialFolders(provider, maya),
      await specialFolders(provider, gmail),
      await specialFolders(provider, outlook),
    ]).toEqual([
      { INBOX: "\\Inbox", Sent: "\\Sent", Drafts: "\\Drafts", Spam: "\\Junk", Trash: "\\Trash" },
      {
        INBOX: "\\Inbox",
        "[Gmail]": undefined,
        "[Gmail]/Sent Mail": "\\Sent",
        "[Gmail]/Drafts": "\\Drafts",
        "[Gmail]/Spam": "\\Junk",
        "[Gmail]/Trash": "\\Trash",
      },
      {
        INBOX: "\\Inbox",
        "Sent Items": "\\Sent",
        Drafts: "\\Drafts",
        "Junk Email": "\\Junk",
        "Deleted Items": "\\Trash",
      },
    ]);
  });

  it.each([maya, gmail, outlook])(
    "files what $address sends in its Sent folder and counts it",
    async (mailbox) => {
      const provider = await box();
      await send(provider, mailbox, "lead@leads.sandbox.test", "<one@x.test>");

      expect(await searchSent(provider, mailbox, "<one@x.test>")).toEqual([1]);
      expect(await searchSent(provider, mailbox, "<two@x.test>")).toEqual([]);
      expect(provider.accepted()).toEqual([
        {
          messageId: "<one@x.test>",
          from: mailbox.address,
          to: ["lead@leads.sandbox.test"],
          at: expect.any(String),
        },
      ]);
    },
  );

  it("delivers between its own mailboxes", async () => {
    const provider = await box();
    await send(provider, maya, outlook.address, "<hi@x.test>");
    const source = await readMailbox(provider, outlook, async (client) => {
      await client.mailboxOpen("INBOX");
      return (await client.fetchOne("1", { source: true })) || null;
    });
    expect(source?.source?.toString()).toContain("Message-ID: <hi@x.test>");
  });

  it("gives several mails at once, whole, in part, or by their headers", async () => {
    const provider = await box();
    const mails = [
      "Subject: short\r\n\r\nx\r\n",
      "Subject: longer\r\n\r\nGrüße\r\n",
      "Subject: c\r\n\r\nz\r\n",
    ];
    for (const mail of mails) provider.deliver(maya.address, mail);
    const parts = await readMailbox(provider, maya, async (client) => {
      await client.mailboxOpen("INBOX");
      const sources = async (source: true | { start?: number; maxLength: number }) =>
        (await client.fetchAll("1:*", { source })).map((mail) => mail.source?.toString());
      return {
        whole: await sources(true),
        upToAThousand: await sources({ maxLength: 1000 }),
        firstTwelve: await sources({ maxLength: 12 }),
        fromTheNinth: await sources({ start: 9, maxLength: 5 }),
        texts: (await client.fetchAll("1:*", { bodyParts: [{ key: "text", maxLength: 4 }] })).map(
          ({ bodyParts }) => bodyParts?.get("text")?.toString(),
        ),
        headers: (await client.fetchAll("1:*", { headers: ["subject"] })).map(({ headers }) =>
          headers?.toString(),
        ),
      };
    });
    expect(parts).toEqual({
      whole: mails,
      upToAThousand: mails,
      firstTwelve: ["Subject: sho", "Subject: lon", "Subject: c\r\n"],
      fromTheNinth: ["short", "longe", "c\r\n\r\n"],
      texts: ["x\r\n", "Grü", "z\r\n"],
      headers: ["Subject: short\r\n\r\n", "Subject: longer\r\n\r\n", "Subject: c\r\n\r\n"],
    });
  });

  it("keeps no process alive that closes it while clients idle", async () => {
    const provider = await startBox();
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    const before = timers();
    const clients = Array.from({ length: 20 }, () => imapOf(provider, maya));
    for (const client of clients) {
      await client.connect();
      await client.mailboxOpen("INBOX");
      client.idle().catch(() => {});
    }
    await expect.poll(timers).toBeGreaterThanOrEqual(before + 20);
    await provider.close();
    for (const client of clients) client.close();
    await expect.poll(timers, { timeout: 10_000 }).toBeLessThan(before + 10);
  });

  it("refuses an address that the mailbox does not own", async () => {
    const provider = await box();
    const smtp = smtpOf(provider, maya);
    expect(
      await smtpRefusalOf(smtp.sendMail({ from: outlook.address, to: "lead@leads.sandbox.test", text: "x" })),
    ).toMatchObject({ code: "EENVELOPE", responseCode: 553 });
    smtp.close();
  });

  it("keeps passwords, mails, flags and UIDs over a restart", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    cleanUps.push(() => rm(dataDir, { recursive: true }));
    const look = (provider: SandboxProvider, mailbox: MailboxSpec) =>
      readMailbox(provider, mailbox, async (client) => {
        const { uidValidity, uidNext } = await client.mailboxOpen("INBOX");
        const mails = await client.fetchAll("1:*", { flags: true, source: true });
        return {
          uidValidity,
          uidNext,
          mails: mails.map(({ uid, flags, source }) => [uid, [...(flags ?? [])], source?.toString()]),
        };
      });

    const first = await startBox({ dataDir });
    for (const n of [1, 2, 3, 4]) first.deliver(maya.address, `Subject: n${n}\r\n\r\nGrüße ${n}\r\n`);
    await readMailbox(first, maya, async (client) => {
      await client.mailboxOpen("INBOX");
      await client.messageFlagsAdd("2", ["\\Seen", "\\Flagged"]);
      await client.messageDelete("3:4");
      await client.append("INBOX", "Subject: mine\r\n\r\nDraft\r\n", ["\\Draft"]);
      await client.messageDelete("3");
    });
    await send(first, maya, "lead@leads.sandbox.test", "<one@x.test>");
    const password = first.breaks.changePassword(maya.address);
    const before = await look(first, { ...maya, password });
    const accepted = first.accepted();
    await first.close();

    const second = await box({ dataDir });
    expect(await imapRefusalOf(second, maya)).toMatchObject({ authenticationFailed: true });
    expect(await look(second, { ...maya, password })).toEqual(before);
    expect(before.mails).toEqual([
      [1, [], "Subject: n1\r\n\r\nGrüße 1\r\n"],
      [2, ["\\Seen", "\\Flagged"], "Subject: n2\r\n\r\nGrüße 2\r\n"],
    ]);
    expect(before.uidNext).toBe(6);
    expect(second.accepted()).toEqual(accepted);
    expect(await searchSent(second, { ...maya, password }, "<one@x.test>")).toEqual([1]);
  });
});
