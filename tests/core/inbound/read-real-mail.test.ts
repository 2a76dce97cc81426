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
import {
  addCampaign,
  addEnrolment,
  addMailbox,
  addWorkspace,
  messageIdOfStep,
  suppressedIn,
} from "../../setup/rows.ts";
import { forCommit } from "../for-commit.ts";

const ADDRESS = "sales@ours.test";

describeWith("Postfix and Dovecot", "with real servers", () => {
  onPglite((database) => {
    it("learns from its mailbox who answered, who is gone and who is away", async () => {
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
      const written = async (email: string) => {
        const enrolmentId = await addEnrolment(prisma, at, { email });
        const sent = await mail.transmit(access, {
          messageId: messageIdOfStep(enrolmentId, 1),
          from: { name: "Ann", address: ADDRESS },
          to: email,
          subject: "Quick question",
          text: "Do you have ten minutes? If not, tell me to stop emailing you.",
          html: null,
          inReplyTo: null,
          references: [],
          unsubscribeUrl: "https://ours.test/u/1",
        });
        expect(sent.kind).toBe("accepted");
        return enrolmentId;
      };
      const enrolled = {
        answers: await written("ann@leads.test"),
        away: await written("bob@leads.test"),
        leaves: await written("cy@leads.test"),
        silent: await written("dee@leads.test"),
        gone: await written("gone@bounces.test"),
      };
      await host.settled();
      const answer = async (name: string, text: string, headers = {}) => {
        const messages = await host.messagesToLeads();
        const message = messages.find((each) => each.headers.get("to")?.includes(name));
        if (!message) throw new Error(`nothing came for ${name}`);
        await host.reply(message, { text, headers });
      };
      await answer("ann@", "Yes, Thursday at ten.");
      await answer("bob@", "I am away until further notice.", { "Auto-Submitted": "auto-replied" });
      await answer("cy@", "Please take me off your list.");
      await host.settled();

      const found = await readGap(
        {
          ...forCommit,
          store,
          mail,
          clock: { now: () => new Date() },
          log,
        },
        {
          mailbox,
          access,
          since: new Date(0),
        },
      );
      expect(found).toEqual({ kind: "read", unread: [], replies: 1, bounces: 1, optOuts: 1, postponed: 1 });
      const states = await prisma.enrolment.findMany({
        where: { workspaceId },
        orderBy: { id: "asc" },
        select: { id: true, state: true, stopReason: true },
      });
      expect(states).toEqual([
        { id: enrolled.answers, state: "stopped", stopReason: "replied" },
        { id: enrolled.away, state: "active", stopReason: null },
        { id: enrolled.leaves, state: "stopped", stopReason: "opted_out" },
        { id: enrolled.silent, state: "active", stopReason: null },
        { id: enrolled.gone, state: "stopped", stopReason: "bounced" },
      ]);
      expect(await suppressedIn(prisma, workspaceId)).toEqual([
        { email: "cy@leads.test", reason: "opted_out" },
        { email: "gone@bounces.test", reason: "bounced" },
      ]);
    });
  });
});

const log: Context["log"] = { event() {}, fault() {}, child: () => log };
