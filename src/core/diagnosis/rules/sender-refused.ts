import type { Rule } from "../rule.ts";

const google = "https://support.google.com/a/answer/81126";

/** The sender is refused: the domain, our address, or the server that we send through. */
export const senderRefusedRules: readonly Rule[] = [
  {
    id: "sender-blocklisted",
    says: "Client host blocked using zen.spamhaus.org; the sending IP address or domain is on a blocklist",
    source: "https://www.spamhaus.org/faqs/",
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words:
        /blocked using|spamhaus|spamcop|barracuda(?:central| ?reputation|networks)|\bsorbs\b|uceprotect|abuseat|invaluement|ivmsip|\bdns[rb]bl\b|\brbl\b|dnsbl|(?:black|block|deny|ban)[ -]?list(?!ed (?:url|link))|banned sending ip|(?:ip|client|host|server|network|domain)\b[^.]{0,40}(?:is |are )?(?:black|block)?listed\b|listed (?:in|on|by) (?:the )?(?:dbl|zen|sbl|xbl|css)\b|ipcheck.proofpoint|\b(?:dt:rbl|hl:ipb)\b/,
      notWords:
        /\b(?:url|uri|link)s?\b|surbl|uribl|recipient[^.]{0,40}(?:black|block|suppress)|suppression list/,
    },
    cause: "message_refused",
    confidence: "likely",
    about: "sender",
  },
  {
    id: "sender-blocklisted-at-the-greeting",
    says: "554 instead of a greeting: the address that this installation connects from is blocked; no account was named yet",
    source: "https://www.spamhaus.org/faqs/",
    when: {
      stage: ["connect"],
      protocol: ["smtp"],
      replyClass: 5,
      words:
        /blocked using|spamhaus|spamcop|barracuda|\bdns[rb]bl\b|\brbl\b|(?:black|block)[ -]?list|\b(?:attacks?|abuse|abusive|spam\w*|suspected|reputation)\b|(?:\bip\b|client|host|address?e?|server|network)\b[^.]{0,80}(?:block|bloqu|bann|gesperrt|spam|suspect)|(?:block|bann|suspect|spam)\w*[^.]{0,40}(?:\bip\b|client|host|address|network)/,
      notWords: /too many|\brate\b|limit|concurrent|frequen|session/,
    },
    cause: "message_refused",
    confidence: "likely",
    actor: "operator",
    about: "sender",
  },
  {
    id: "sender-not-authenticated",
    says: "5.7.26, 5.7.509, 5.7.515, 5.7.23: our domain does not pass SPF, DKIM or DMARC",
    source: google,
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words:
        /\bdmarc|dmarc\b|\bdkim\b|\bspf\b|sender ?policy framework|sender[^.]{0,10} is unauthenticated|unauthenticated (?:e-?mail|message)s?\b|required authentication level|does not have authentication information|authentication checks|not authori[sz]ed to send in the name|\bmi:(?:spf|dma)\b/,
      notWords: /unauthenticated senders? (?:is |are )?not allowed/,
    },
    cause: "message_refused",
    confidence: "certain",
    about: "sender",
  },
  {
    id: "sender-server-refused-at-greeting",
    says: "No service for a host without reverse DNS, or of a bad name, instead of a greeting",
    source: "https://www.rfc-editor.org/rfc/rfc5321#section-3.1",
    when: {
      stage: ["connect"],
      replyClass: 5,
      words:
        /reputation|\bptr\b|reverse (?:dns|lookup)|\bf?c?rdns\b|dynamic ip|generic dns|open ?(?:proxy|relay)/,
    },
    cause: "message_refused",
    confidence: "likely",
    about: "sender",
  },
  {
    id: "sender-server-refused",
    says: "The sending server is refused for its IP address, its reputation or its missing reverse DNS",
    source: google,
    when: {
      stage: ["mail", "rcpt", "data", "transaction", "report"],
      words:
        /reputation|\bremote ip\b[^.]{0,40}(?:block|reject|ban|refus|denied|forbid)|\bptr\b|reverse dns|reverse lookup|\bf?c?rdns\b|(?:mail|messages?) from (?:this|your) (?:ip|server|host|domain)[^.]{0,30}(?:not|reject|refus|block)|find your (?:hostname|reverse)|dynamic ip|generic dns|(?:your|sending|client|connecting|source|sender) (?:ip|host(?:name)?|mail ?server|server|network|mta)\b[^.]{0,80}(?:block|reject|\bban|refus|denied|not (?:allowed|accept|permit)|suspicious|poor|prohibit|forbid)|\bip (?:address )?(?:ip )?(?:is |has been |was |are )?(?:temporarily |permanently )?(?:blocked|rejected|banned|refused|denied|forbidden|not allowed|suspended)|client host rejected|client host \S{1,80} (?:blocked|rejected)|not allowed to connect|open proxy|messages? from \[?ip\]?[^.]{0,30}(?:weren't|were not|will be|temporarily|permanently|blocked|defer)|all messages from|part of their network|connections? (?:not accepted|rejected|refused) from|not accept(?:ing)? (?:mail|messages|connections) from (?:hosts|servers|your|this|ip|dynamic)|\[ts[s0]?\d\d?\]|\[tss\d\d\]|user complaints|traffic not accepted|ip name lookup/,
      notWords:
        /unusual rate|rate[ -]?limit|too many (?:connections|concurrent)|frequency limited|not (?:registered|authori[sz]ed) for relay/,
    },
    cause: "message_refused",
    confidence: "likely",
    about: "sender",
  },
  {
    id: "sender-server-refused-somewhere",
    says: "Reverse DNS, an open proxy, your network is blacklisted, without the step: about the server that we send through",
    source: google,
    when: {
      protocol: ["smtp"],
      stage: [null],
      words:
        /reverse dns|open proxy|resolve your (?:address|host|ip)|your (?:network|server|host|ip|domain) (?:address )?is (?:temporar\w+ )?(?:black|block)[ -]?listed|unresolvable (?:relay )?host|mismatches client|smtp server of your isp|no access from (?:this )?(?:mail )?server/,
    },
    cause: "message_refused",
    confidence: "unsure",
    about: "sender",
  },
  {
    id: "sender-address-refused",
    says: "Rejected for spoofing; the envelope is blocked; the sender is blocked by the recipient's organisation",
    source: "https://mimecastsupport.zendesk.com/hc/articles/34000709564691",
    when: {
      stage: ["rcpt", "data", "transaction", "report"],
      replyClass: 5,
      words:
        /spoof|envelope blocked|(?:manually )?blocked senders?\b|sender(?:'s)? (?:domain |address |e-?mail )?(?:is |has been |was )?(?:blocked|blacklisted|banned|prohibited)|administrative prohibition|block-send-?er|sender aup/,
    },
    cause: "message_refused",
    confidence: "likely",
    about: "sender",
  },
  {
    id: "sender-address-reported",
    says: "Sender rejected; sender verify failed; the sender's domain does not exist",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.2",
    when: {
      stage: ["report"],
      words:
        /sender(?:'s)? (?:address |e-?mail |domain )?(?:is |was |has been )?(?:rejected|refused|denied|invalid|not (?:allowed|accepted|permitted|valid|verified)|verify fail\w*|verification|unknown|resolve fail|does not exist)|(?:invalid|bad|fake|forged|unknown|null) sender|verify sender|\b(?:helo|ehlo)\b|(?:address|domain) (?:that )?you (?:send|are sending) from|(?:domain of|envelope) (?:the )?sender|mail from (?:address |domain )?(?:is )?(?:rejected|refused|denied|invalid|not)|badmailfrom|from (?:address|header)[^.]{0,40}(?:rejected|refused|invalid|not allowed)/,
    },
    cause: "message_refused",
    confidence: "likely",
    about: "sender",
  },
  {
    id: "sender-address-later",
    says: "450 4.1.8 Sender address rejected: Domain not found, for the moment",
    source: "https://www.postfix.org/postconf.5.html#reject_unknown_sender_domain",
    when: {
      stage: ["mail", "rcpt", "data", "transaction"],
      replyClass: 4,
      words: /sender address (?:rejected|verif)|domain of (?:the )?sender/,
      notWords: /limit|quota/,
    },
    cause: "message_refused",
    confidence: "likely",
    about: "sender",
  },
  {
    id: "sender-address-status",
    says: "5.1.7, 5.1.8, 5.7.23, 5.7.25 to 5.7.27: the sender's address, or its proof",
    source: "https://www.iana.org/assignments/smtp-enhanced-status-codes",
    when: {
      stage: ["rcpt", "data", "report"],
      enhanced: /^5\.(?:1\.[78]|7\.(?:2[0-9]|3[0-3]|50[89]|51[1-5]|60[6-9]|6[1-4]\d))$/,
      notWords: /outbound sender|recipient (?:address|not)/,
    },
    cause: "message_refused",
    confidence: "likely",
    about: "sender",
  },
];
