import MimeNode from "nodemailer/lib/mime-node";
import type { OriginalMail } from "./compose-answer.ts";

const REPORTING_MTA = "smtp.sandbox.test";

/** Writes a delivery status notification: multipart/report with its three parts (RFC 3464, RFC 6522). */
export function composeBounce(
  recipient: string,
  permanence: "hard" | "soft",
  original: OriginalMail,
  messageId: string,
): Promise<Buffer> {
  const { status, reply, words } = reports[permanence](recipient);

  const report = new MimeNode("multipart/report; report-type=delivery-status");
  report.setHeader({
    from: { name: "Mail Delivery Subsystem", address: `mailer-daemon@${REPORTING_MTA}` },
    to: original.from.address,
    subject: "Delivery Status Notification (Failure)",
    "message-id": messageId,
    "in-reply-to": original.messageId,
    references: original.messageId,
    "return-path": "<>",
    "auto-submitted": "auto-replied",
    "x-failed-recipients": recipient,
  });

  report
    .createChild("text/plain; charset=utf-8")
    .setContent(
      `Your message to ${recipient} could not be delivered.\n\n${words}\n\nThe response was:\n${reply}\n`,
    );
  report
    .createChild("message/delivery-status")
    .setContent(
      [
        `Reporting-MTA: dns; ${REPORTING_MTA}`,
        `X-Original-Message-ID: ${original.messageId}`,
        "",
        `Final-Recipient: rfc822; ${recipient}`,
        "Action: failed",
        `Status: ${status}`,
        "Remote-MTA: dns; mx.leads.sandbox.test",
        `Diagnostic-Code: smtp; ${reply}`,
        "",
      ].join("\r\n"),
    );
  report.createChild("text/rfc822-headers").setContent(headOf(original.raw));

  return report.build();
}

const reports = {
  hard: (recipient: string) => ({
    status: "5.1.1",
    reply: `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`,
    words: "The address could not be found, or it cannot receive mail.",
  }),
  soft: (recipient: string) => ({
    status: "4.2.2",
    reply: `452 4.2.2 <${recipient}>: The recipient's inbox is out of storage space`,
    words: "The mailbox is full. We gave up after several attempts.",
  }),
};

function headOf(raw: string): string {
  const end = raw.search(/\r?\n\r?\n/);
  return `${end < 0 ? raw : raw.slice(0, end)}\r\n`;
}
