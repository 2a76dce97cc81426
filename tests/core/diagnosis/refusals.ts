import type { Cause, Party } from "../../../src/core/diagnosis/cause.ts";

type Command = "MAIL FROM" | "RCPT TO" | "DATA";

/** A refusal in the SMTP dialogue, with whom it is about, its cause, and the public page or thread it was learned from. */
export type Refusal = readonly [command: Command, reply: string, about: Party, cause: Cause, source: string];

const manual = "https://smtpfieldmanual.com";
const gmail = "https://support.google.com/a/answer/3726730";
const exchange =
  "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online";

/** The kinds of the issue that burnt a lead list, or blamed the wrong one: text, sender, and who was taken for whom. */
export const refusals: readonly Refusal[] = [
  // The text
  [
    "DATA",
    "554 5.7.1 Message contains a URL listed in SURBL",
    "message",
    "message_refused",
    "https://surbl.org/",
  ],
  [
    "DATA",
    "550 5.7.1 Your email breaches local URIBL policy: black URL in message body",
    "message",
    "message_refused",
    "https://uribl.com/",
  ],
  [
    "DATA",
    "550 A URL in this email (x.test) is listed on https://dbl.spamhaus.org/. Please resolve and retry",
    "message",
    "message_refused",
    "https://www.spamhaus.org/faqs/",
  ],
  [
    "DATA",
    "550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=x or report details to abuse@corp.mail.ru",
    "message",
    "message_refused",
    manual,
  ],
  [
    "DATA",
    "550 5.7.1 Spam detected by OVH anti-spam",
    "message",
    "message_refused",
    "https://help.ovhcloud.com/",
  ],
  [
    "DATA",
    "554 Transaction failed\n554-Reject due to policy restrictions.\n554 For explanation visit https://postmaster.gmx.net/en/case?c=hi",
    "message",
    "message_refused",
    "https://postmaster.gmx.net/en/error-messages",
  ],
  [
    "DATA",
    "554 Message not allowed - [299]",
    "message",
    "message_refused",
    "https://senders.yahooinc.com/smtp-error-codes/",
  ],
  [
    "DATA",
    "554 Message not allowed - [PH01] Email not accepted for policy reasons.",
    "message",
    "message_refused",
    "https://senders.yahooinc.com/smtp-error-codes/",
  ],
  [
    "DATA",
    "550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137",
    "message",
    "message_refused",
    "https://support.apple.com/102322",
  ],
  [
    "DATA",
    "552-5.7.0 This message was blocked because its content presents a potential\n552 5.7.0 security issue.",
    "message",
    "message_refused",
    gmail,
  ],
  [
    "DATA",
    "550-5.7.1 Our system has detected that this message is likely unsolicited mail. To reduce the\n550 5.7.1 amount of spam sent to Gmail, this message has been blocked.",
    "message",
    "message_refused",
    gmail,
  ],
  [
    "DATA",
    "550 Mail content denied. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022",
    "message",
    "message_refused",
    "https://service.mail.qq.com/detail/0/92",
  ],
  [
    "DATA",
    "554 DT:SPM 163 smtp10,DsCowAA3z8Bk,1700000000",
    "message",
    "message_refused",
    "https://help.mail.163.com/",
  ],
  [
    "DATA",
    "554 5.7.1 [1] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc",
    "message",
    "message_refused",
    "https://yandex.com/support/mail/bounces/other.html",
  ],
  [
    "MAIL FROM",
    "552 5.3.4 Message size exceeds fixed limit",
    "message",
    "message_refused",
    "https://www.rfc-editor.org/rfc/rfc1870#section-6",
  ],
  [
    "DATA",
    "550 5.7.1 Virus found: Win.Test.EICAR_HDB-1",
    "message",
    "message_refused",
    "https://docs.clamav.net/",
  ],
  // The sender
  [
    "DATA",
    "550-5.7.26 Unauthenticated email from ours.test is not accepted due to domain's\n550 5.7.26 DMARC policy.",
    "sender",
    "message_refused",
    gmail,
  ],
  [
    "DATA",
    "550 5.7.23 The message was rejected because of Sender Policy Framework violation",
    "sender",
    "message_refused",
    exchange,
  ],
  [
    "DATA",
    "550 5.7.20 No passing DKIM signature found",
    "sender",
    "message_refused",
    "https://www.rfc-editor.org/rfc/rfc7372#section-3.1",
  ],
  [
    "RCPT TO",
    "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org",
    "sender",
    "message_refused",
    "https://www.spamhaus.org/faqs/",
  ],
  [
    "DATA",
    "550 5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending domain.",
    "sender",
    "message_refused",
    gmail,
  ],
  // Our mailbox
  [
    "DATA",
    "554 5.1.8 Email Outgoing Blocked",
    "mailbox",
    "account_disabled",
    "https://www.zoho.com/mail/help/usage-policy.html",
  ],
  [
    "DATA",
    "550 message sending for this account is disabled",
    "mailbox",
    "account_disabled",
    "https://mailout.ru/2015/09",
  ],
  ["DATA", "550 5.4.5 Daily user sending limit exceeded", "mailbox", "sending_limit", gmail],
  // The recipient
  [
    "RCPT TO",
    "550 5.2.1 This mailbox has been blocked due to inactivity",
    "recipient",
    "recipient_rejected",
    "https://yandex.com/support/mail/bounces/other.html",
  ],
  [
    "RCPT TO",
    "554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour",
    "recipient",
    "recipient_rejected",
    exchange,
  ],
  [
    "RCPT TO",
    "550 5.1.1 <lea@leads.test>: Recipient address rejected: User unknown in virtual mailbox table",
    "recipient",
    "recipient_rejected",
    "https://www.postfix.org/SMTPD_ACCESS_README.html",
  ],

  // Of our own finding
  [
    "DATA",
    "550 The mail server detected your message as spam and has prevented delivery.",
    "message",
    "message_refused",
    "https://docs.cpanel.net/knowledge-base/email/mail-limits/",
  ],
  [
    "DATA",
    "552 5.2.0 igxL1p00E1WDM2s01gxMXG spam detected",
    "message",
    "message_refused",
    "https://guide.arubabusiness.it/email/configurazioni-email-arubabusiness/errori-comuni-invio-ricezione-posta",
  ],
  [
    "DATA",
    "550 5.7.520 Message blocked because it contains content identified as spam. AS(4810)",
    "message",
    "message_refused",
    "https://github.com/zulip/zulip/issues/26721",
  ],
  ["DATA", "554 Wiadomosc odrzucona jako spam", "message", "message_refused", "https://pomoc.wp.pl/"],
  [
    "DATA",
    "554 邮件内容被拒绝",
    "message",
    "message_refused",
    "https://www.emailhost.com.cn/service.html?article_category=25",
  ],
  [
    "RCPT TO",
    "550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550",
    "sender",
    "message_refused",
    manual,
  ],
  [
    "RCPT TO",
    "550 Sorry, we do not accept mail from hosts with dynamic IP or generic DNS PTR-records.",
    "sender",
    "message_refused",
    "https://pastebin.com/W1K7kf3m",
  ],
  [
    "DATA",
    "554 delivery error: dd Sorry, your message to lea@leads.test cannot be delivered. This mailbox is disabled (554.30).",
    "recipient",
    "recipient_rejected",
    "https://senders.yahooinc.com/smtp-error-codes/",
  ],
  [
    "RCPT TO",
    "550 5.4.1 Recipient address rejected: Access denied. [x.prod.protection.outlook.com]",
    "recipient",
    "recipient_rejected",
    exchange,
  ],
  [
    "RCPT TO",
    "550 Your account has been suspended. Please contact support.",
    "mailbox",
    "account_disabled",
    "https://www.rfc-editor.org/rfc/rfc3463#section-3.8",
  ],
  [
    "DATA",
    "550 Domain ours.test has exceeded the max emails per hour (101/100 (101%)) allowed. Message discarded.",
    "mailbox",
    "sending_limit",
    "https://docs.cpanel.net/knowledge-base/email/mail-limits/",
  ],
  [
    "MAIL FROM",
    "553 5.7.1 <sales@ours.test>: Sender address rejected: not owned by user other@ours.test",
    "us",
    "app_misconfigured",
    "https://www.postfix.org/postconf.5.html#reject_sender_login_mismatch",
  ],
];
