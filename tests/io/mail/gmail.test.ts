import type { AddressInfo } from "node:net";
import hoodiecrow from "hoodiecrow-imap";
import { expect, it } from "vitest";
import type { MailboxAccess } from "../../../src/core/mailbox/mail-port.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { mendPartialFetch } from "../../../src/sandbox/imap-mends.ts";
import { listed } from "../../hosts/listed.ts";

const mail = (uid: number, subject: string, ...labels: string[]) => ({
  uid,
  flags: [],
  internaldate: "24-Nov-2026 10:00:00 +0000",
  raw: `From: lea@leads.test\r\nSubject: ${subject}\r\n\r\nyes`,
  "X-GM-LABELS": labels,
});

it("reads at Gmail what a filter has archived, each mail once, and not what the owner wrote", async () => {
  const server = hoodiecrow({
    plugins: ["X-GM-EXT-1", "SPECIAL-USE"],
    storage: {
      INBOX: { messages: [mail(1, "in the inbox")] },
      "": {
        folders: {
          Deals: { messages: [mail(1, "labelled")] },
          "[Gmail]": {
            flags: ["\\Noselect"],
            folders: {
              "All Mail": {
                "special-use": "\\All",
                messages: [
                  mail(1, "in the inbox", "\\Inbox"),
                  mail(2, "labelled", "Deals"),
                  mail(3, "archived"),
                  mail(4, "sent", "\\Sent"),
                  mail(5, "note to self", "\\Sent", "\\Inbox"),
                  mail(6, "draft", "\\Draft"),
                ],
              },
              Spam: { "special-use": "\\Junk", messages: [mail(1, "in spam")] },
              Trash: { "special-use": "\\Trash", messages: [mail(1, "deleted")] },
              "Sent Mail": { "special-use": "\\Sent", messages: [mail(1, "sent")] },
              Starred: { "special-use": "\\Flagged", messages: [mail(1, "labelled")] },
            },
          },
        },
      },
    },
  });
  mendPartialFetch(server);
  server.registerCapability("X-GM-EXT-1"); // the plugin answers to it but does not offer it
  await new Promise<void>((resolve) => server.server.listen(0, "127.0.0.1", resolve));
  const port = (server.server.address() as AddressInfo).port;
  const access: MailboxAccess = {
    mailboxId: "m",
    address: "ana@us.test",
    senderName: "Ana",
    userName: "testuser",
    secret: { kind: "password", password: "testpass" },
    smtp: { host: "127.0.0.1", port: 1, security: "none" },
    imap: { host: "127.0.0.1", port, security: "none" },
  };
  await using reader = openMailPort(listed);
  const read: string[] = [];
  const options = { folders: {}, cursors: [], since: new Date("2026-01-01") };
  const result = await reader.read(access, options, async (batch) => {
    for (const { folder, mail } of batch) read.push(`${folder}: ${mail.subject}`);
  });
  server.server.close();
  expect(result).toMatchObject({ kind: "read" });
  expect(read.toSorted()).toEqual([
    "[Gmail]/All Mail: archived",
    "[Gmail]/All Mail: in the inbox",
    "[Gmail]/All Mail: labelled",
    "[Gmail]/All Mail: note to self",
    "[Gmail]/Spam: in spam",
    "[Gmail]/Trash: deleted",
  ]);
});
