import type { SendMailOptions } from "nodemailer";
import type { OutboundMail } from "../../../core/mailbox/mail-port.ts";
import { linesByName } from "./lines-by-name.ts";

/** Our message in nodemailer's words; MIME, encodings and folding are its work. */
export function composeMail(mail: OutboundMail): SendMailOptions {
  return {
    messageId: `<${mail.messageId}>`,
    from: mail.from,
    // An object is taken as one address; a string would be parsed, and a comma in it would add a second lead.
    to: { name: "", address: mail.to },
    envelope: { from: mail.from.address, to: [mail.to] },
    subject: mail.subject,
    text: mail.text,
    ...(mail.html !== null && { html: mail.html }),
    ...(mail.inReplyTo !== null && { inReplyTo: `<${mail.inReplyTo}>` }),
    ...(mail.references.length > 0 && { references: mail.references.map((id) => `<${id}>`) }),
    ...(mail.unsubscribeUrl !== null && { list: { unsubscribe: mail.unsubscribeUrl } }),
    headers: {
      // Exchange heeds its own header (MS-OXCMAIL, X-Auto-Response-Suppress), and not the standard's.
      ...(mail.automatic && { "Auto-Submitted": mail.automatic, "X-Auto-Response-Suppress": "All" }),
      // RFC 8058 §3.1 wants an HTTPS address beside it.
      ...(mail.unsubscribeUrl !== null &&
        !mail.unsubscribeUrl.startsWith("mailto:") && {
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }),
      ...linesByName(mail.headers ?? []),
    },
  };
}
