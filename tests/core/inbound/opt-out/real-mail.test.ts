import { expect, it } from "vitest";
import type { Context } from "../../../../src/core/context.ts";
import { readGap } from "../../../../src/core/inbound/read-mailbox.ts";
import { openStore } from "../../../../src/io/db/store.ts";
import { openMailPort } from "../../../../src/io/mail/mail-port.ts";
import { listed } from "../../../hosts/listed.ts";
import { startMailHost } from "../../../hosts/mail-host/mail-host.ts";
import { onPglite } from "../../../setup/each-database.ts";
import { describeWith } from "../../../setup/needs.ts";
import { addCampaign, addEnrolment, addMailbox, addWorkspace, messageIdOfStep } from "../../../setup/rows.ts";
import { forCommit } from "../../for-commit.ts";

const ADDRESS = "sales@ours.test";
const now = new Date("2026-11-24T12:00:00Z");

const NOTICE =
  "This email and any attachments are confidential. If you are not the intended recipient, please notify the sender and delete this email from your system.";

/** A lead's words and their effect: suppressed for good, a question to the owner, or an ordinary reply. */
const REPLIES: [ends: "suppressed" | "asked" | "replied", text: string, subject?: string][] = [
  ["suppressed", "Opt-out"],
  ["suppressed", "Remove from list"],
  ["suppressed", "I'd like to be removed from your mailing list"],
  ["suppressed", "Do not contact again"],
  ["suppressed", "Merci de ne plus m'envoyer de mails"],
  ["suppressed", "No me envíe más correos"],
  ["suppressed", "Toglietemi dalla lista"],
  ["suppressed", "Proszę o wypisanie mnie z listy"],
  ["suppressed", "今後メールを送らないでください"],
  ["suppressed", "請不要再寄信給我"],
  ["suppressed", "더 이상 메일 보내지 마세요"],
  ["suppressed", "", "unsubscribe"],
  ["replied", `Yes, Thursday at ten works.\n\nLea Lind\n\n${NOTICE}`],
  ["replied", "Please don't send anything yet, we are moving offices. Call me Monday?"],
  ["replied", "No more emails needed, let's just talk"],
  ["replied", "Do you also stop sending when a lead replies?"],
  ["replied", "please stop emailing Bob though, he left"],
  ["replied", "Bitte löschen Sie meine alte Adresse und nutzen Sie diese"],
  [
    "replied",
    "Sounds good.\n\nOn Tue, 24 Nov 2026 at 10:00, Ann <sales@ours.test> wrote:\n> Hello\n> Reply with “unsubscribe” to stop.",
  ],
  ["asked", "Where did you get my address from?"],
];

describeWith("Postfix and Dovecot", "a reply that asks for no more mail, with real servers", () => {
  onPglite((database) => {
    it("is heard in the mail as it lies in the mailbox, and nobody else is", async () => {
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
      const access = {
        mailboxId,
        address: ADDRESS,
        senderName: "Ann",
        userName: ADDRESS,
        smtp: { host: host.smtp.host, port: smtpPort, security: "starttls" as const },
        imap: { host: host.imap.host, port: imapPort, security: "starttls" as const },
        secret: { kind: "password" as const, password: "secret" },
      };

      const at = { workspaceId, mailboxId, campaignId: await addCampaign(prisma, workspaceId) };
      const other = { ...at, campaignId: await addCampaign(prisma, workspaceId) };
      for (const [index, [, text, subject = "Re: Quick question"]] of REPLIES.entries()) {
        const email = emailOf(index);
        const id = await addEnrolment(prisma, at, { email, exclusive: false });
        await addEnrolment(prisma, other, { email, exclusive: false, nextStep: 1 });
        await host.deliver(reply(email, { text, subject, answers: messageIdOfStep(id, 1) }), {
          to: ADDRESS,
          from: email,
        });
      }
      await host.settled();
      await readGap(
        {
          ...forCommit,
          store,
          mail,
          clock: { now: () => now },
          log,
        },
        { mailbox, access, since: new Date(0) },
      );

      const suppressed = new Set(
        (await prisma.suppression.findMany({ where: { workspaceId } })).map(({ email }) => email),
      );
      const asked = new Set(
        (await prisma.optOutQuestion.findMany({ where: { workspaceId } })).map(({ email }) => email),
      );
      const elsewhere = await prisma.enrolment.findMany({
        where: { campaignId: other.campaignId },
        include: { lead: true },
      });
      const stateElsewhere = new Map(elsewhere.map(({ lead, state }) => [lead.email, state]));
      const ends = REPLIES.map(([, text], index) => {
        const email = emailOf(index);
        const end = suppressed.has(email) ? "suppressed" : asked.has(email) ? "asked" : "replied";
        return [end, stateElsewhere.get(email), text];
      });
      const inOtherCampaign = { suppressed: "stopped", asked: "held", replied: "active" };
      expect(ends).toEqual(REPLIES.map(([end, text]) => [end, inOtherCampaign[end], text]));
    });
  });
});

const emailOf = (index: number) => `lead${index}@leads.test`;

const reply = (
  from: string,
  { text, subject, answers }: { text: string; subject: string; answers: string },
) =>
  Buffer.from(
    [
      `From: Lea Lind <${from}>`,
      `To: ${ADDRESS}`,
      `Subject: ${subject}`,
      `Message-ID: <answer.${from}>`,
      `In-Reply-To: <${answers}>`,
      "Date: Tue, 24 Nov 2026 11:00:00 +0000",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
      "",
      text,
      "",
    ].join("\r\n"),
  );

const log: Context["log"] = { event() {}, fault() {}, child: () => log };
