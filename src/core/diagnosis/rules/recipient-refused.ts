import type { Rule } from "../rule.ts";
import { aboutUs } from "./recipient-takes-none.ts";

const rfc3463 = "https://www.rfc-editor.org/rfc/rfc3463#section-3.2";
const google = "https://support.google.com/a/answer/3726730";
const manual = "https://smtpfieldmanual.com";

const aboutUsOrForNow = new RegExp(`${aboutUs.source}|temporar`);

/** The address is dead, or the way to it does not work. Rules about the sender or the text come before these. */
export const recipientRefusedRules: readonly Rule[] = [
  {
    id: "recipient-tried-to-reach",
    says: "The email account that you tried to reach does not exist, is inactive or is disabled",
    source: google,
    when: {
      stage: ["rcpt", "data", "transaction", "report", null],
      words: /that you tried to reach|you(?: are|'re)? try(?:ing)? to (?:reach|contact)/,
    },
    cause: "recipient_rejected",
    confidence: "certain",
    recipient: "dead",
  },
  {
    id: "recipient-on-suppression-list",
    says: "The recipient is on the sending service's suppression list",
    source: "https://postmarkapp.com/developer/api/overview#error-codes",
    when: {
      protocol: ["smtp"],
      inReports: true,
      words:
        /inactive recipient|suppression list|(?:recipient|address) (?:address )?(?:is )?(?:blacklisted|suppressed)/,
    },
    cause: "recipient_rejected",
    confidence: "certain",
  },
  {
    id: "recipient-domain-unknown",
    says: "The recipient's domain does not exist or takes no mail (RFC 7505)",
    source: "https://www.rfc-editor.org/rfc/rfc7505#section-4.2",
    when: {
      stage: ["rcpt", "data", "transaction", "report"],
      words:
        /\bhost (?:or domain name )?(?:not found|unknown)|unknown host|nxdomain|domain (?:name )?\S{0,80} ?(?:not found|does(?: not|n't) exist|couldn't be found|is invalid|unknown)|(?:bad|no such|invalid|unknown) (?:destination )?(?:domain|system address)|null mx|mx records point to non-?existent|no smtp service|no (?:mx|mail exchanger)s? (?:record|found|for)|unrout(?:e)?able|\bdomain[^.]{0,30}(?:has no|without) (?:mx|mail)/,
      notWords: /\bsender|mail ?from|try again|temporar|4\.4\.\d|loops? back/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
  {
    id: "recipient-unknown",
    says: "User unknown; no such recipient; no mailbox here by that name",
    source: "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3",
    when: {
      stage: ["rcpt", "data", "transaction", "report"],
      words:
        /(?:user|recipient|mail ?box|address(?:ee)?|account|e-?mail|customer|person|rcpt|alias|local ?part|\bid|spectator|destination)s?\b(?: \S{1,80})?(?: name| address| account)? (?:(?:is|are|was|were|has been|could|can) )?(?:unknown|not (?:be )?(?:found|known|recogni[sz]ed|listed|valid|present|allocated|hosted|local|exist\w*|activated)|not a (?:valid|known|local|registered)|unrecogni[sz]ed|unallocated|no longer (?:valid|exists?|available|active|in use|accepts?|works?|here|employed)|(?:does|do|did)(?: not|n't) exist|invalid|undeliverable|nonexist\w*|non-exist\w*|unavailable)|(?:unknown|no such|invalid|bad|illegal|non-?existent|nonexistant|unrecogni[sz]ed) (?:or (?:unknown|illegal|invalid) )?(?:virtual )?(?:user|recipient|mail ?box|address|alias|account|local[ -]?part|customer|person|rcpt|destination|e-?mail|id\b|mail ?drop|name)|(?:do|does|did)(?: not|n't) have (?:a|an) [^ ]{1,40} account|no (?:mail ?box|account|user|one|person|valid recipients?)[^.]{0,20}(?:here|by that name|with that|at this|found|exists?)|not our customer|not (?:an active|a known|a valid|a local|an? existing) (?:address|user|mailbox|recipient|e-?mail|account)|invalid[- ]recipient|not in (?:the )?recipient list|recipient address rejected: access denied|recip(?:ient)?not ?found|recipient not found|mailbox unavailable or access denied|address couldn't be found|marked as invalid|invalid rcptto|badrcptto|(?:user|address)[^.]{0,60}not listed in|address rejected|no-domain\b|moved (?:away|to)|left the (?:company|organi[sz]ation)|no longer (?:works|employed|with) /,
      notWords:
        /sender|mail ?from|from address|unable to verify|callout|verification (?:in progress|failed)|address rejected: (?:policy|quota|gr[ea]y|deferred|please|try|only|relay|block)|failure sending mail|send limit|your account|host unknown|hops|polic(?:y|ies)|temporar|suspicious|\b4\.[34]\.\d/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
  {
    id: "recipient-unavailable-for-now",
    says: "550 Mailbox temporarily unavailable or disabled",
    source: manual,
    when: {
      stage: ["rcpt", "report"],
      replyClass: 5,
      words:
        /(?:user|recipient|mail ?box|address(?:ee)?|account)\b[^.]{0,40}temporar|temporarily (?:unavailable|disabled|inactive|suspended|not available)/,
      notWords: aboutUs,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    actor: "wait",
    recipient: "passing",
  },
  {
    id: "recipient-switched-off",
    says: "The recipient's mailbox is disabled, inactive, suspended or closed",
    source: manual,
    when: {
      stage: ["rcpt", "report"],
      replyClass: 5,
      words:
        /(?:user|recipient|mail ?box|address(?:ee)?|account|e-?mail|customer|\bid)\b(?: \S{1,80})?(?: address| account)? (?:(?:is|are|was|has been|temporarily|currently|now|status is) ){0,3}(?:disabled|inactive|not active|deactivated|suspended|blocked|locked|closed|discontinued|deleted|terminated|expired|frozen|removed|on hold|dormant)|(?:disabled|inactive|deactivated|suspended|blocked|locked|closed|expired|frozen|dormant) (?:user|recipient|mail ?box|mbox|mailbox|account|address)|due to inactivity|(?:extended|long) inactivity/,
      notWords: aboutUsOrForNow,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
  {
    id: "recipient-switched-off-somewhere",
    says: "550 mailbox is frozen, without the step: a mailbox that is not called ours is theirs",
    source: manual,
    when: {
      stage: ["transaction"],
      replyClass: 5,
      words:
        /(?:recipient|mail ?box|addressee?|mbox)\b(?: \S{1,80})? (?:(?:is|are|was|has been|temporar(?:y|ily)|currently|now) ){0,3}(?:disabled|inactive|not active|deactivated|suspended|locked|closed|frozen|expired|on hold)|(?:disabled|inactive|deactivated|suspended|frozen) (?:user|recipient|mail ?box)|^5\d\d(?: 5\.\d\.\d{1,3})? user (?:is )?(?:inactive|not active)/,
      notWords: aboutUs,
    },
    cause: "recipient_rejected",
    confidence: "unsure",
    recipient: "dead",
  },
  {
    id: "recipient-switched-off-untold",
    says: "mailbox is frozen, without a code or a step: a mailbox that is not called ours is theirs",
    source: manual,
    when: {
      protocol: ["smtp"],
      stage: [null],
      unanswered: true,
      words:
        /(?:recipient|mail ?box|addressee?|mbox)\b(?: \S{1,80})? (?:(?:is|are|was|has been|temporar(?:y|ily)|currently|now) ){0,3}(?:disabled|inactive|not active|deactivated|suspended|locked|closed|frozen|expired|on hold)/,
      notWords: aboutUs,
    },
    cause: "recipient_rejected",
    confidence: "unsure",
  },
  {
    id: "recipient-switched-off-at-the-end",
    says: "554 Your message to … cannot be delivered: this mailbox is disabled (Yahoo, mail.ru), said after the text",
    source: "https://senders.yahooinc.com/smtp-error-codes/",
    when: {
      stage: ["data", "transaction"],
      replyClass: 5,
      words:
        /(?:cannot|can't|could not|couldn't|not) be delivered[^.]{0,5}\.? ?(?:\S+ ){0,6}(?:disabled|discontinued|inactive|suspended)|local mailbox[^.]{0,120}(?:unavailable|disabled)|recipient(?:'s)?[^.]{0,60}(?:disabled|inactive|suspended|blocked|deactivated|closed)|due to inactivity/,
      notWords: aboutUs,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
  {
    id: "recipient-code",
    says: "550 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10: the recipient's address",
    source: rfc3463,
    when: {
      stage: ["rcpt", "data", "transaction", "report"],
      replyClass: 5,
      enhanced: /^5\.1\.(?:1|2|3|4|6|9|10|1[1-9]|20)$/,
    },
    cause: "recipient_rejected",
    confidence: "certain",
    recipient: "dead",
  },
  {
    id: "recipient-switched-off-status",
    says: "554 5.2.1, said after the text: the mailbox of the addressee is disabled (RFC 3463 §3.3)",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.3",
    when: { stage: ["data", "transaction"], replyClass: 5, enhanced: /^5\.2\.1$/, notWords: aboutUs },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
  {
    id: "recipient-code-no-stage",
    says: "550 5.1.1: the recipient's address",
    source: rfc3463,
    when: { protocol: ["smtp"], replyClass: 5, enhanced: /^5\.1\.(?:1|10)$/ },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
  {
    id: "recipient-cannot-be-verified",
    says: "451 unable to verify address: the recipient's server does not answer for it",
    source: "https://www.postfix.org/ADDRESS_VERIFICATION_README.html",
    when: {
      stage: ["rcpt", "report"],
      words:
        /unable to verify|address verification|verification (?:failed|in progress)|unverified address|callout/,
      notWords: /sender/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "passing",
  },
  {
    id: "recipient-greylisted",
    says: "451 4.7.1 Greylisted, try again later: a first meeting with the recipient's server",
    source: "https://www.rfc-editor.org/rfc/rfc6647",
    when: {
      stage: ["rcpt", "transaction", "report"],
      replyClass: 4,
      words:
        /gr[ea]y ?-?list|^4\d\d(?: 4\.\d\.\d+)? (?:<[^>]{1,80}>:? )?(?:please )?try (?:again )?later|recipient address rejected: (?:please|try|gr|deferred)|come back later|postgrey|deferred/,
      notWords: /rate[ -]?limit|limit (?:is |was |has been )?(?:exceeded|reached)/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    actor: "wait",
    recipient: "passing",
  },
  {
    id: "message-loops",
    says: "554 5.4.6 Message exceeded 50 hops; mail loops back: the recipient's server forwards in a circle",
    source: google,
    when: {
      protocol: ["smtp"],
      inReports: true,
      words: /\bhops?\b|hop count|mail ?loop|routing loop|looping|loops? back to/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
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

  // Only a report tells of the way to the recipient's server.
  {
    id: "recipient-server-unreachable",
    says: "Connection timed out; message expired; could not be delivered for days",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.5",
    when: {
      stage: ["report"],
      words:
        /(?:message|delivery|queue|retry)[^.]{0,40}(?:expired|timed? ?out|timeout exceeded|too long)|in the queue too long|retry time not reached|failing for a long time|connection (?:timed out|refused|reset|lost|dropped|died)|connect to [^ ]{1,120}|no route to host|unreachable|(?:able|unable|failed) to (?:establish|connect|reach)|for \d+ (?:days|hours)|deferred|temporar|try(?:ing)? (?:it )?again|lost connection|time(?:d)? ?out|couldn't (?:connect|reach)|server (?:is )?(?:busy|not responding|did not respond)|starttls|certificate|\btls\b/,
      notWords: /not currently accepting|blocked|banned/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    actor: "wait",
    recipient: "passing",
  },
  {
    id: "recipient-server-takes-none",
    says: "Relaying denied, said by the recipient's server: it does not take mail for that domain",
    source: "https://www.postfix.org/SMTPD_ACCESS_README.html",
    when: {
      stage: ["report"],
      words:
        /relay|allowed rcpthosts|not (?:configured|authori[sz]ed|allowed) to (?:receive|let you)|authentication (?:is )?required|must (?:be )?authenticat/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
];
