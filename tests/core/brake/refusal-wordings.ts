import type { Party } from "../../../src/core/diagnosis/cause.ts";

/** A server's words, their stage in the dialogue, and their subject. */
export type Wording = { at: "auth" | "mail" | "rcpt" | "accept"; say: string; about: Party };

/** Refusals that campaigns met, by public reports, and more of each kind. Hosts, addresses and ids are invented. */
export const wordings: readonly Wording[] = [
  // The text.
  { at: "accept", about: "message", say: "554 5.7.1 Message contains a URL listed in SURBL" },
  {
    at: "accept",
    about: "message",
    say: "550 spam message rejected. Please visit http://help.mail.example/notspam-support/id?c=uf and report details",
  },
  { at: "accept", about: "message", say: "550 5.7.1 Spam detected by content scanner (OVH-550)" },
  {
    at: "accept",
    about: "message",
    say: "554 5.7.1 For explanation visit https://postmaster.gmx.example/en/case?c=hi&i=ip. Message rejected due to content restrictions",
  },
  { at: "accept", about: "message", say: "554 Message not allowed - [299]" },
  {
    at: "accept",
    about: "message",
    say: "550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.example/HT204137",
  },
  {
    at: "accept",
    about: "message",
    say: "552-5.7.0 This message was blocked because its content presents a potential\n552-5.7.0 security issue. To review our message content guidelines, go to\n552 5.7.0  https://support.google.com/mail/?p=BlockedMessage gsmtp",
  },
  {
    at: "accept",
    about: "message",
    say: "550-5.7.1 [192.0.2.10      12] Our system has detected that this message is\n550-5.7.1 likely unsolicited mail. To reduce the amount of spam sent to Gmail,\n550 5.7.1 this message has been blocked. gsmtp",
  },
  {
    at: "accept",
    about: "message",
    say: "550 Mail content denied. https://service.mail.qq.example/detail/122/66",
  },
  {
    at: "accept",
    about: "message",
    say: "554 DT:SPM 163 smtp10,DsCowADn 1700000000,please see http://mail.163.example/help",
  },
  {
    at: "accept",
    about: "message",
    say: "554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc 1700000000-abc",
  },
  { at: "accept", about: "message", say: "552 5.3.4 Message size exceeds fixed maximum message size" },
  { at: "accept", about: "message", say: "550 5.7.1 This message contains a virus (Eicar-Test-Signature)" },
  {
    at: "accept",
    about: "message",
    say: "550 5.7.1 Message rejected: the subject looks like bulk advertising",
  },
  { at: "accept", about: "message", say: "554 5.6.0 Message contains a forbidden attachment type" },
  { at: "accept", about: "message", say: "550 Diese Nachricht wurde als Spam eingestuft und abgelehnt" },
  { at: "accept", about: "message", say: "550 5.7.1 Сообщение отклонено: похоже на спам" },
  // The sender.
  {
    at: "accept",
    about: "sender",
    say: "550-5.7.26 Unauthenticated email from ours.test is not accepted due to domain's\n550 5.7.26 DMARC policy. Please contact the administrator of ours.test domain. gsmtp",
  },
  { at: "accept", about: "sender", say: "550 5.7.1 Email rejected per DMARC policy for ours.test" },
  {
    at: "rcpt",
    about: "sender",
    say: "550 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using zen.spamhaus.org",
  },
  { at: "rcpt", about: "sender", say: "554 5.7.1 Sender address rejected: your domain is listed in DBL" },
  {
    at: "mail",
    about: "sender",
    say: "550 5.7.1 SPF check failed: 192.0.2.10 is not allowed to send mail from ours.test",
  },
  { at: "accept", about: "sender", say: "550 5.7.20 No passing DKIM signature found" },
  { at: "rcpt", about: "sender", say: "550 5.7.511 Access denied, banned sender [192.0.2.10]" },
  {
    at: "rcpt",
    about: "sender",
    say: "550 High probability of spam: the reputation of your IP address is poor",
  },
  // The mailbox, its provider, or us.
  {
    at: "mail",
    about: "mailbox",
    say: "550 5.4.6 Unusual sending activity detected. Please try after sometime. Outgoing blocked for this account",
  },
  { at: "accept", about: "mailbox", say: "550 Message sending for this account is disabled" },
  { at: "accept", about: "mailbox", say: "550 5.4.5 Daily user sending limit exceeded. gsmtp" },
  {
    at: "mail",
    about: "mailbox",
    say: "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox",
  },
  { at: "mail", about: "mailbox", say: "550 5.1.8 Access denied, bad outbound sender AS(4200)" },
  { at: "rcpt", about: "provider", say: "451 4.3.2 The server is shutting down for maintenance" },
  { at: "mail", about: "us", say: "530 5.7.0 Must issue a STARTTLS command first" },
  {
    at: "accept",
    about: "provider",
    say: "421 4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address",
  },
  // The recipient.
  {
    at: "rcpt",
    about: "recipient",
    say: "550 5.1.1 <lead@theirs.test>: Recipient address rejected: User unknown",
  },
  { at: "rcpt", about: "recipient", say: "550 5.2.1 This mailbox has been blocked due to inactivity" },
  { at: "rcpt", about: "recipient", say: "550 5.4.1 Recipient address rejected: Access denied" },
  {
    at: "rcpt",
    about: "recipient",
    say: "554 delivery error: dd This user doesn't have an account at theirs.test",
  },
  {
    at: "accept",
    about: "recipient",
    say: "550 5.1.1 The email account that you tried to reach does not exist",
  },
];
