import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Context } from "../../../src/core/context.ts";
import { readGap } from "../../../src/core/inbound/read-mailbox.ts";
import type { MailboxAccess } from "../../../src/core/mailbox/mail-port.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { listed } from "../../hosts/listed.ts";
import { startMailHost } from "../../hosts/mail-host/mail-host.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { addCampaign, addEnrolment, addMailbox, addWorkspace, messageIdOfStep } from "../../setup/rows.ts";
import { forCommit } from "../for-commit.ts";

const ADDRESS = "sales@ours.test";
const now = new Date("2026-11-24T12:00:00Z");

/** The end of a lead to whose first message each of the mails refers. In them, `lea@leads.test` is the lead. */
const MAILS: [name: string, ends: string, envelope?: string][] = [
  ["a05-de-no-header", "active"],
  ["a08-left-company", "gone"],
  ["a18-person-in-list-with-subject-auto", "replied"],
  ["a20-xars-all-only-oof", "active"],
  ["b02-exchange-ndr-german-text-only", "bounced", ""],
  ["b08-exim-three-delay-warnings-one-message", "active", ""],
  ["b10-ndr-for-hand-written-cc-in-leads-thread", "active", ""],
  ["b16-no-such-user-from-other-sender-name", "bounced", ""],
  ["b18-arf-complaint", "opted_out"],
  ["c03-iso2022jp-no-charset", "opted_out"],
  ["i09-irt-with-comment", "replied"],
  ["i11-own-colleague-in-thread", "active"],
  ["i12-own-alias-sender", "active"],
  ["k31-newsletter-of-lead", "active"],
];

describeWith("Postfix and Dovecot", "whose mail it is, with real servers", () => {
  onPglite((database) => {
    it("is told of every mail as it lies in the mailbox", async () => {
      await using host = await startMailHost();
      host.trust();
      await host.addMailbox(ADDRESS, "secret");
      await using mail = openMailPort(listed);
      const { prisma } = database();
      const { workspaceId } = await addWorkspace(prisma);
      const { startTlsPort: smtpPort } = host.smtp;
      const { startTlsPort: imapPort } = host.imap;
      const mailboxId = await addMailbox(prisma, workspaceId, { address: ADDRESS, smtpPort, imapPort });
      const store = openStore(prisma);
      const mailbox = await store.mailboxes.get(mailboxId);
      if (mailbox === null) throw new Error("no mailbox");
      const access: MailboxAccess = {
        mailboxId,
        address: ADDRESS,
        senderName: "Ann",
        userName: ADDRESS,
        smtp: { host: host.smtp.host, port: smtpPort, security: "starttls" },
        imap: { host: host.imap.host, port: imapPort, security: "starttls" },
        secret: { kind: "password", password: "secret" },
      };

      const at = { workspaceId, mailboxId, campaignId: await addCampaign(prisma, workspaceId) };
      const enrolled: [id: string, ends: string][] = [];
      for (const [name, ends, from] of MAILS) {
        const email = `${name.slice(0, 3)}@leads.test`;
        const id = await addEnrolment(prisma, at, { email });
        enrolled.push([id, ends]);
        const raw = readFileSync(
          join(import.meta.dirname, "../../fixtures/inbound/found", `${name}.eml`),
          "latin1",
        )
          .replace(/^Return-Path:.*\n/m, "")
          .replaceAll("sent-1@ours.test", messageIdOfStep(id, 1))
          .replaceAll("lea@leads.test", email);
        await host.deliver(Buffer.from(raw, "latin1"), { to: ADDRESS, from: from ?? email });
      }
      await host.settled();

      const found = await readGap(
        {
          ...forCommit,
          store,
          mail,
          clock: { now: () => now },
          log,
        },
        { mailbox, access, since: new Date(0) },
      );
      expect(found).toMatchObject({ kind: "read", unread: [] });
      const rows = await prisma.enrolment.findMany({ where: { workspaceId } });
      const ends = enrolled.map(([id]) => {
        const row = rows.find((each) => each.id === id);
        return row?.stopReason ?? row?.state;
      });
      expect(ends.map((end, index) => [MAILS[index]?.[0], end])).toEqual(
        MAILS.map(([name, end]) => [name, end]),
      );
      const suppressed = await prisma.suppression.findMany({
        where: { workspaceId },
        orderBy: { email: "asc" },
      });
      expect(suppressed.map(({ email, reason }) => [email, reason])).toEqual([
        ["b02@leads.test", "bounced"],
        ["b16@leads.test", "bounced"],
        ["b18@leads.test", "complained"],
        ["c03@leads.test", "opted_out"],
      ]);
    });
  });
});

const log: Context["log"] = { event() {}, fault() {}, child: () => log };
