import type { Rule } from "../rule.ts";

const iana = "https://www.iana.org/assignments/smtp-enhanced-status-codes";
const yahoo = "https://senders.yahooinc.com/smtp-error-codes/";

/** Refusals in words that any cause may have: the stage decides, then the status. */
export const refusalsWithoutWordsRules: readonly Rule[] = [
  {
    id: "policy-before-the-text",
    says: "Rejected for policy reasons, before the server has seen the text: it can only mean the sender",
    source: iana,
    when: {
      stage: ["mail", "rcpt"],
      replyClass: 5,
      words:
        /(?:due to|for|by|against) (?:\w+ )?polic(?:y|ies)|policy (?:restriction|reason|violation|reject)|local policy|security polic/,
      notWords: /quota|limit|account|auth|recipient|log ?in/,
    },
    cause: "message_refused",
    confidence: "unsure",
    about: "sender",
  },
  {
    id: "recipient-for-now",
    says: "A 5yz reply to RCPT TO that asks to try again later",
    source: "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1",
    when: { stage: ["rcpt"], replyClass: 5, words: /try (?:again|sending)[^.]{0,20} later|later again/ },
    cause: "recipient_rejected",
    confidence: "unsure",
    actor: "wait",
    recipient: "passing",
  },
  {
    id: "policy-at-the-end",
    says: "Rejected due to policy restrictions, after the server has seen the text",
    source: "https://postmaster.gmx.net/en/error-messages",
    when: {
      stage: ["data", "transaction", "report"],
      replyClass: 5,
      words: /polic(?:y|ies)\b/,
      notWords: /quota|\blimit|account|password/,
    },
    cause: "message_refused",
    confidence: "unsure",
  },
  {
    id: "message-refused-at-the-end",
    says: "554 Message not allowed [299]; [CS01] rejected due to local policy; transaction failed; message refused",
    source: yahoo,
    when: {
      stage: ["data", "report"],
      replyClass: 5,
      words:
        /message[^.]{0,30}(?:rejected|refused|blocked|filtered|denied|discarded|not (?:been )?(?:allowed|accepted))|(?:rejected|blocked|refused|filtered) (?:message|by (?:the )?(?:content|filter|server|rule))|(?:mail|e-?mail)[^.]{0,20}(?:rejected|refused|blocked|filtered|not accepted)|\[(?:cs|hm)\d\d\]|\[\d{3}\]$|transaction failed|prohibit|(?:rejected|denied|blocked|refused)\b(?! (?:by|for) recipient)|mail rejet|reject, id=|not acceptable|unacceptable/,
      notWords:
        /recipient|user |mailbox|address rejected|access denied: user|not authori[sz]ed to perform|error sending message for delivery|quota|\blimit/,
    },
    cause: "message_refused",
    confidence: "unsure",
  },
  {
    id: "report-of-sender",
    says: "5.7.z in a report: a rule of the recipient's server, most often about the sender",
    source: iana,
    when: { stage: ["report"], enhanced: /^5\.7\.\d+$/ },
    cause: "message_refused",
    confidence: "unsure",
    about: "sender",
  },
  {
    id: "report-of-message",
    says: "5.3.4, 5.2.3, 5.6.z in a report: the size or the form of the message",
    source: iana,
    when: { stage: ["report"], enhanced: /^5\.(?:3\.4|2\.3|6\.\d+)$/ },
    cause: "message_refused",
    confidence: "likely",
  },
  {
    id: "report-of-dead-address",
    says: "5.1.z, 5.2.1, 5.4.4, 5.5.0 with 550 in a report: no such mailbox or domain",
    source: iana,
    when: { stage: ["report"], enhanced: /^5\.(?:1\.\d+|2\.1|4\.4)$/ },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
  {
    id: "report-of-passing-trouble",
    says: "4.y.z, 5.4.1, 5.4.7 in a report: their server could not be reached, or gave up",
    source: iana,
    when: { stage: ["report"], enhanced: /^(?:4\.\d+\.\d+|5\.4\.[17])$/ },
    cause: "recipient_rejected",
    confidence: "likely",
    actor: "wait",
    recipient: "passing",
  },
  {
    id: "report-without-reason",
    says: "A report that says no more than that the message did not arrive",
    source: "https://www.rfc-editor.org/rfc/rfc3464#section-2.3.4",
    when: { stage: ["report"] },
    cause: "recipient_rejected",
    confidence: "unsure",
  },
];
