import type { Rule } from "../rule.ts";

/** The text of this message is refused, at its end or by a report: the same text would meet the same again. */
export const contentRefusedRules: readonly Rule[] = [
  {
    id: "content-url-listed",
    says: "554 5.7.1 Message contains a URL listed in SURBL; blacklisted URL in the body",
    source: "https://surbl.org/",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words:
        /\bsurbl\b|\buribl\b|\b(?:url|uri|link|hyperlink)s?\b.{0,120}(?:listed|black|block|spam|malicious|phish|bad|forbidden|not allowed|reject)|(?:spam|black(?:listed)?|malicious|phishing|suspicious|banned|blocked|bad) (?:url|uri|link|domain in)/,
    },
    cause: "message_refused",
    confidence: "certain",
  },
  {
    id: "content-spam",
    says: "The message is taken for spam: mail.ru, Yandex, 163 DT:SPM, QQ, GMX, OVH, Gmail, rspamd, SpamAssassin and others",
    source: "https://yandex.com/support/mail/bounces/other.html",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words:
        /(?<!\/\/\S{0,120})(?:\bspam|[_-]spam\b|spam[_-])|unsolicited|(?:bulk|junk) ?(?:e-?mail|mail|message)|\bube\b|\buce\b|\bdt:(?:spm|dmp|sum)\b|mi:spb|mail content denied|content[ -](?:denied|rejected|reject|filter|policy|blocked|spam)|(?:banned|prohibited|unacceptable|objectionable|forbidden) content|looks like spam|suspicious (?:content|message|mail|e-?mail)|recurrent pattern/,
      notWords:
        /spamhaus|spamcop|spammer \(by|(?:hour|hourly|daily|day|rate)[ -]limit|unusual rate|rate[ -]limited|your (?:account|mailbox)|account[^.]{0,30}(?:suspend|disabled|blocked|locked|limited)|outgoing|bad outbound|spam abuse/,
    },
    cause: "message_refused",
    confidence: "certain",
  },
  {
    id: "content-virus",
    says: "The message carries a virus or looks like phishing",
    source: "https://docs.clamav.net/",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words: /\bvirus|\bmalware|\binfected\b|\bphish|\btrojan|\beicar|security (?:issue|threat|risk)/,
      notWords: /your (?:account|computer)/,
    },
    cause: "message_refused",
    confidence: "certain",
  },
  {
    id: "content-too-large",
    says: "552 5.3.4 The message is too large",
    source: "https://www.rfc-editor.org/rfc/rfc1870#section-6",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words:
        /too (?:large|big)\b|(?:message|mail|e-?mail|data|body|attachment)\w* (?:\w+ ){0,3}(?:size|length)[^.]{0,40}(?:exceed|limit|max|large)|exceed\w*[^.]{0,60}(?:message |mail )?size|size (?:limit )?exceed|max\w* (?:message |mail |e-?mail )?size|mail ?size limit|(?:message|mail|line)[^.]{0,20} too long|sizelimit/,
      notWords: /(?:mail ?box|inbox|user|account)[^.]{0,30}(?:full|quota|size limit|is too large)/,
    },
    cause: "message_refused",
    confidence: "certain",
  },
  {
    id: "content-form",
    says: "The message breaks a rule of form: headers, line ends, attachments of a kind that is not taken",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.7",
    when: {
      stage: ["data", "transaction", "report"],
      replyClass: 5,
      words:
        /malformed|stray (?:lf|cr|line|newline)|bare newline|(?:rfc|not) ?-?(?:5322|2822|822)\b|not rfc[ -]?compliant|rfc compliant|bare (?:lf|cr|line)|line length|duplicate header|has no [^.]{0,20}header|missing [^.]{0,30}header|invalid header|header[^.]{0,20}(?:invalid|missing|malformed|not )|attachment|\bmime\b/,
      notWords: /header from|from header/,
    },
    cause: "message_refused",
    confidence: "likely",
  },
  {
    id: "content-line-ends",
    says: "451 See bare LFs: qmail and others say it with a 4yz, though the message stays what it is",
    source: "https://cr.yp.to/docs/smtplf.html",
    when: {
      stage: ["data", "transaction", "report"],
      words: /(?:bare|stray) (?:lf|cr|line|newline)s?\b/,
    },
    cause: "message_refused",
    confidence: "likely",
  },
];
