import type { Rule } from "../rule.ts";

const rfc3463 = "https://www.rfc-editor.org/rfc/rfc3463#section-3.2";
const google = "https://support.google.com/a/answer/3726730";
const exchange =
  "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online";

/** Refusals that are about one recipient or one message. The mailbox is fine, so these come before its own troubles. */
export const messageRefusedRules: readonly Rule[] = [
  {
    id: "recipient-mailbox-full",
    says: "452 4.2.2, 552 5.2.2 The recipient's inbox is out of storage space",
    source: google,
    when: {
      enhanced: /^[45]\.2\.[23]$/,
      words:
        /(?:recipient|inbox|mailbox|user)[^.]{0,60}(?:out of storage|full|quota|storage)|over ?quota|quota exceeded|mailbox (?:size|full)/,
    },
    cause: "recipient_rejected",
    confidence: "certain",
  },
  {
    id: "recipient-busy",
    says: "450 4.2.1 The user you are trying to contact is receiving mail too quickly",
    source: google,
    when: {
      words:
        /receiving mail (?:too quickly|at a rate)|recipient[^.]{0,60}(?:per hour|receive limit|limit for receiving)|5\.2\.12[12]/,
    },
    cause: "recipient_rejected",
    confidence: "certain",
    actor: "wait",
  },
  {
    id: "recipient-tried-to-reach",
    says: "The email account that you tried to reach does not exist, is inactive or is disabled",
    source: google,
    when: {
      words:
        /that you tried to reach|you(?: are|'re)? try(?:ing)? to (?:reach|contact)|recipient's (?:inbox|mailbox|server|domain)|the recipient (?:server|domain|mail)/,
    },
    cause: "recipient_rejected",
    confidence: "certain",
  },
  {
    id: "recipient-code",
    says: "550 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10: the recipient's address",
    source: rfc3463,
    when: { stage: ["rcpt", "data"], replyClass: 5, enhanced: /^5\.1\.(?:1|2|3|4|6|10)$/ },
    cause: "recipient_rejected",
    confidence: "certain",
  },
  {
    id: "recipient-code-no-stage",
    says: "550 5.1.1: the recipient's address",
    source: rfc3463,
    when: { protocol: ["smtp"], replyClass: 5, enhanced: /^5\.1\.(?:1|10)$/ },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "recipient-unknown",
    says: "User unknown; no such recipient; address rejected",
    source: "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3",
    when: {
      stage: ["rcpt", "data"],
      replyClass: 5,
      words:
        /(?:user|recipient|mailbox|address|account) (?:is )?(?:unknown|not found|unavailable|inactive|disabled|does(?: not|n't) exist|not exist)|unknown (?:user|recipient|address|local)|no such (?:user|recipient|mailbox|address|person)|invalid (?:recipient|address|mailbox)|recipient (?:address )?rejected(?!: (?:policy|only|quota|rate))|no mailbox here|domain (?:not found|does not exist)|mailbox not found|bad (?:recipient|destination)/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "sender-cannot-be-verified",
    says: "550 unable to verify sender address: no mail can reach the address that we send from",
    source:
      "https://www.exim.org/exim-html-current/doc/html/spec_html/ch-access_control_lists.html#SECTaddressverification",
    when: {
      stage: ["mail", "rcpt", "data"],
      replyClass: 5,
      words: /verify sender|sender (?:address )?verif\w+ (?:failed|error)/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "recipient-cannot-be-verified",
    says: "451 unable to verify address: the recipient's server does not answer for it",
    source: "https://www.postfix.org/ADDRESS_VERIFICATION_README.html",
    when: {
      stage: ["rcpt"],
      words:
        /unable to verify|address verification|verification (?:failed|in progress)|unverified address|callout/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "quota-by-the-hour-or-day",
    says: "Exceeded the hour's or the day's limit",
    source: "https://docs.cpanel.net/knowledge-base/email/mail-limits/",
    when: { protocol: ["smtp"], words: /\b(?:hour|hourly|daily|day|24-hour)(?: \w+){0,3} (?:limit|quota)/ },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "message-listed-sender",
    says: "Client blocked using a blocklist such as zen.spamhaus.org",
    source: "https://www.spamhaus.org/faqs/",
    when: {
      protocol: ["smtp"],
      words:
        /blocked using|spamhaus|spamcop|barracuda|\bdns[rb]bl\b|\brbl\b|black ?list|block ?list(?:ed)?\b|banned sending ip|sorbs/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    actor: "operator",
  },
  {
    id: "message-content",
    says: "The message looks like spam, carries a virus, is too large, or breaks a rule of form",
    source: google,
    when: {
      stage: ["data", "rcpt"],
      replyClass: 5,
      words:
        /\bspam\b|suspicion of spam|virus|malware|phish|unsolicited|message (?:was |has been )?(?:rejected|blocked|denied|refused)|content (?:rejected|denied|presents|filter)|mail content|too (?:large|big|long)|size (?:limit|exceed)|exceeds?[^.]{0,30}size|max\w* (?:message )?size|\bhops\b|mail ?loop|looping|routing loop|malformed|rfc ?(?:5322|2822)|attachment|\bdmarc\b|\bdkim\b|\bspf\b|unauthenticated email|policy that prohibited|prohibited|bare (?:lf|line)|duplicate header|reputation|security issue/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "message-content-no-stage",
    says: "The message looks like spam or carries a virus",
    source: google,
    when: {
      protocol: ["smtp"],
      reply: [550, 552, 553, 554, 571],
      words:
        /message (?:was |has been )?(?:rejected|blocked|refused|contains|exceed)|(?:suspicion|suspected|classified|detected|rejected|identified)[^.]{0,20}(?:as |of )?spam|virus|message size|likely (?:unsolicited|suspicious)|that this message is|bulk mail|5\.7\.(?:2[3-9]|509|12[0-9]|13[0-8])\b/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "message-bulk-rules",
    says: "4.7.26, 4.7.28, 5.7.26: Gmail's rules for senders",
    source: "https://support.google.com/a/answer/81126",
    when: {
      stage: ["data", "rcpt"],
      enhanced: /^[45]\.7\.(?:2[3-9]|3[0-9]|40)$/,
      words: /gsmtp|unauthenticated|spf|dkim|dmarc|unsolicited|sender guidelines|ptr record|tls/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "message-group-closed",
    says: "5.7.124, 5.7.133, 5.7.134, 5.7.12: the recipient takes mail only from some senders",
    source: exchange,
    when: {
      enhanced: /^5\.7\.(?:12|1[23]\d|50[4-9]|51[0-9])$/,
      family: ["microsoft", "exchange", "generic"],
      stage: ["data", "rcpt"],
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "message-greylisted",
    says: "451 4.7.1 Greylisted, try again later: a first meeting with the recipient's server",
    source: "https://www.rfc-editor.org/rfc/rfc6647",
    when: {
      stage: ["rcpt"],
      replyClass: 4,
      words:
        /gr[ea]y ?-?list|^4\d\d(?: 4\.\d\.\d+)? (?:<[^>]{1,80}>:? )?(?:please )?try (?:again )?later|recipient address rejected: (?:please|try|gr|deferred)|come back later|postgrey|deferred/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    actor: "wait",
  },
  {
    id: "message-without-recipient",
    says: "No recipients defined: this message has no usable address",
    source: "https://nodemailer.com/errors",
    when: {
      words: /no recipients defined|no valid recipients|no recipients?(?: were| are)? (?:specified|given)/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
];
