import type { Rule } from "../rule.ts";

const rfc3463 = "https://www.rfc-editor.org/rfc/rfc3463#section-3.3";
const google = "https://support.google.com/a/answer/3726730";
const exchange =
  "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online";

/** The provider speaks of the mailbox that we send from, of our address, or of a limit of ours. */
export const aboutUs =
  /\byour (?:account|mailbox|e-?mail account|plan|service|subscription|quota|ip|host|server|domain|computer|daily|hourly|sending)\b|\bsend(?:ing|er)|\bsend limit|outgoing|outbound|submission|out of limit|(?:hour|hourly|daily|day|rate)[ -]limit|per (?:hour|day|minute)|relay (?:limit|quota)|policy rejection- quota|over[ -]?limit|too many (?:messages|e-?mails|mails)\b/;

/** A mailbox has no room left, whosever it is. */
const mailboxFull =
  /(?:mail ?box|inbox|user|account|recipient|address|folder)\b[^.]{0,80}(?:\bfull\b|over ?quota|overquota|quota (?:is |has been )?(?:exceeded|violation|reached)|exceed\w*[^.]{0,30}(?:quota|storage|space|size)|out of (?:storage|space|disk)|no (?:more )?(?:space|room)|size limit exceeded|(?:not enough|insufficient)[^.]{0,20}(?:space|storage|room)|exhausted[^.]{0,20}(?:storage|space))|exceeded storage allocation|mail ?box (?:is )?full|exceed\w*[^.]{0,20} (?:mail ?box|inbox) (?:quota|size|limit)|quota[^.]{0,40} (?:mail ?box|user|recipient)[^.]{0,20}(?:exhausted|exceeded|reached|full)|(?:mail ?box|inbox)[^.]{0,30} over (?:its|the|their) (?:limit|quota|size)|over ?quota\b|extended quota violation|(?:over|exceed\w*|reach\w*)[^.]{0,20}dis[ck] (?:quota|space)|dis[ck] quota|quota violation for|space has been used up|shutoffquota|over storage quota/;

/** A living recipient takes no mail, from us or for now. Asked first, since "sender" and "size" occur in these words too. */
export const recipientTakesNoneRules: readonly Rule[] = [
  {
    id: "recipient-takes-from-some",
    says: "5.7.124, 5.7.133, 5.7.134, 5.7.12: the recipient takes mail only from some senders, or has blocked us",
    source: exchange,
    when: {
      stage: ["rcpt", "data", "transaction", "report"],
      words:
        /resolver.rst.(?:auth|sender|not|restrict)|sendernot(?:inallowed|authenticated)|allowed[ -]senders|delivery restriction|not in (?:the |our |their )?(?:white|allow|safe)[ -]?list|(?:accept|receiv)\w*[^.]{0,30} only from|only (?:accept|receiv)\w*[^.]{0,40} from|not accept\w* (?:e-?mails?|messages?|mail)? ?from (?:external|outside|unknown|anyone|you)|reject list|user entry|blocked by (?:the )?(?:recipient|user)|recipient (?:has )?(?:blocked|refuses)|policy rejection on the target|(?:only )?members (?:of [^.]{0,30})?(?:can|may) (?:post|send)|not authori[sz]ed to (?:send|post)[^.]{0,20}to (?:this|the) (?:recipient|group|list|address)|block-rcpt/,
    },
    cause: "recipient_rejected",
    confidence: "certain",
  },
  {
    id: "recipient-restricted-status",
    says: "5.7.12x, 5.7.13x: restrictions that the recipient or its group has set",
    source: exchange,
    when: {
      stage: ["rcpt", "data", "transaction", "report"],
      enhanced: /^5\.7\.(?:12|12[0-9]|13[0-8]|50[4-7])$/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "own-mailbox-full",
    says: "ErrorQuotaExceeded, [OVERQUOTA]: where no recipient is at hand, the full mailbox is the one that we use",
    source: "https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode",
    when: {
      protocol: ["imap", "oauth"],
      words: mailboxFull,
      notWords: /bandwidth|command or/,
    },
    cause: "sending_limit",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "recipient-mailbox-full",
    says: "452 4.2.2, 552 5.2.2 The recipient's inbox is out of storage space",
    source: google,
    when: {
      stage: ["rcpt", "data", "transaction", "report", null],
      words: mailboxFull,
      notWords: aboutUs,
    },
    cause: "recipient_rejected",
    confidence: "certain",
    recipient: "passing",
  },
  {
    id: "recipient-full-status",
    says: "x.2.2: the recipient's mailbox is full",
    source: rfc3463,
    when: {
      stage: ["rcpt", "data", "transaction", "report"],
      enhanced: /^[45]\.2\.2$/,
      notWords: aboutUs,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "passing",
  },
  {
    id: "recipient-quota-reported",
    says: "Quota exceeded, in a report: it is the recipient's, since ours was taken",
    source: rfc3463,
    when: { stage: ["report"], words: /quota (?:is )?exceeded|exceed\w* (?:the )?quota/, notWords: aboutUs },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "passing",
  },
  {
    id: "recipient-quota-named-bare",
    says: "550 Quota exceeded to RCPT TO, with no word of sending: the recipient's mailbox is full",
    source: "https://www.ionos.de/hilfe/e-mail/fehlermeldungen-bei-unzustellbarer-e-mail/",
    when: {
      stage: ["rcpt"],
      replyClass: 5,
      words: /^5\d\d [^.]{0,60}quota (?:is )?exceeded/,
      notWords: aboutUs,
    },
    cause: "recipient_rejected",
    confidence: "unsure",
    recipient: "passing",
  },
  {
    id: "recipient-busy",
    says: "450 4.2.1 The user you are trying to contact is receiving mail too quickly; the recipient has exceeded their limit",
    source: google,
    when: {
      words:
        /receiving mail (?:too quickly|at a rate)|recipient[^.]{0,60}(?:per hour|receive limit|limit for (?:receiving|the number of messages)|has exceeded|exceeded (?:their|its))|5\.2\.12[12]|(?:user|recipient|mail ?box) has too many (?:messages|e-?mails|mails)|hat zu ?viele (?:e-?mails|mails|nachrichten)/,
      inReports: true,
    },
    cause: "recipient_rejected",
    confidence: "certain",
    actor: "wait",
    recipient: "passing",
  },
];
