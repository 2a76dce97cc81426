import type { Rule } from "../rule.ts";

const rfc3463 = "https://www.rfc-editor.org/rfc/rfc3463#section-3.8";
const rfc5530 = "https://www.rfc-editor.org/rfc/rfc5530#section-3";

/** A provider's words about the mailbox, its security settings, or our own name and way to sign in. Words of any host. */
export const mailboxStateRules: readonly Rule[] = [
  // How we asked
  {
    id: "sender-refused",
    says: "Sender address rejected; MAIL FROM not accepted",
    source: "https://www.rfc-editor.org/rfc/rfc5321#section-3.3",
    when: {
      stage: ["mail", "rcpt", "data", "transaction"],
      replyClass: 5,
      words:
        /sender (?:address )?(?:is )?(?:rejected|denied|refused|invalid|not (?:allowed|valid|accepted)|unvalidated|verify failed)|(?:invalid|bad|denies the) (?:mail from|sender|from address)|mail from (?:is )?(?:invalid|not allowed|address)|sender .{0,60} not (?:allowed|authori[sz]ed|permitted)|not (?:allowed|permitted) to send (?:from|as|mail from)|invalid from/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "sender-cannot-be-verified",
    says: "550 unable to verify sender address: no mail can reach the address that we send from",
    source:
      "https://www.exim.org/exim-html-current/doc/html/spec_html/ch-access_control_lists.html#SECTaddressverification",
    when: {
      stage: ["mail", "rcpt", "data", "transaction"],
      replyClass: 5,
      words: /verify (?:the )?sender|sender (?:address )?verif\w+ (?:failed|error)/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "helo-refused",
    says: "501, 504, 550 Helo command rejected: our own host name",
    source: "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.1",
    when: {
      protocol: ["smtp"],
      words:
        /\b(?:helo|ehlo)\b[^.]{0,60}(?:reject|invalid|denied|required|argument|name|first|refused)|(?:invalid|bad) (?:helo|ehlo)/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "auth-not-offered",
    says: "503 AUTH command used when not advertised; 504 unrecognized authentication type; no way to sign in",
    source: "https://www.rfc-editor.org/rfc/rfc4954#section-4",
    when: {
      words:
        /auth\w* (?:is )?not (?:allowed|permitted|possible|offered|provided) (?:on|at|by|via|over|through|for) [^.]{0,40}(?:server|host|port|relay|interface|listener)|auth\w*[^.]{0,40}(?:not (?:advertised|enabled|available|supported|implemented|recogni[sz]ed)|unsupported|unrecogni[sz]ed)|unrecogni[sz]ed auth|(?:unsupported|unknown|no (?:suitable|supported|acceptable|compatible|matching))[^.]{0,20}(?:auth(?:entication)?\b|sasl)|mechanism[^.]{0,30}(?:not|unsupported|unavailable)|(?:invalid|bad|illegal|wrong) (?:auth\w* |sasl )?(?:mechanism|method)|no (?:worthy |usable |suitable )?mech(?:anism)?s? (?:available|found|left)|missing credentials|no (?:auth\w*|login|sasl) (?:mech\w+|method)s?|cannot decode response|credentials (?:are |is )?missing|username or passwd is null/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },

  // Blocking settings
  {
    id: "second-step",
    says: "A second factor or a security check is asked for",
    source: rfc3463,
    when: {
      protocol: ["smtp", "imap"],
      stage: ["auth", "connect"],
      words:
        /(?:second|two|multi)[ -]?(?:factor|step|fa\b)|2[ -]?(?:factor|step)|\b2fa\b|\bmfa\b|verification code|verify your (?:identity|account)|captcha|suspicious|unusual (?:login|sign|activity|location)|(?:country|location|region|geo\w*)[^.]{0,40}(?:block|not allowed|restrict|denied)|accept (?:the )?(?:new )?(?:terms|eula|agreement)|security (?:reason|check|polic|setting)|login (?:via|through|to) (?:the )?web ?(?:mail|site|interface)?/,
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "protocol-not-allowed",
    says: "Access by this protocol is not allowed for the mailbox",
    source: rfc3463,
    when: {
      stage: ["auth", "connect"],
      words:
        /(?:imap|smtp|pop3?|external|remote|third[ -]party|protocol|legacy|basic|client)[^.]{0,40}(?:access|auth\w*|login|protocol|use)?[^.]{0,20}(?:is |has been |are |was )?(?:disabled|disallowed|not (?:allowed|permitted|enabled)|denied by (?:policy|admin)|prohibited)|(?:blocked|denied|disabled|forbidden|restricted) by (?:an? |the |your )?(?:\w+ )?(?:admin|polic|organi[sz]ation)|not allowed to (?:use|log ?in|access)|access (?:polic|control)|contact your (?:system |domain |mail )?admin|policy (?:violation|restriction)/,
    },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "oauth-only",
    says: "Passwords are no longer taken: sign in with OAuth",
    source:
      "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online",
    when: {
      protocol: ["smtp", "imap"],
      credential: ["password", "app_password"],
      words:
        /(?:use|using|requires?|needs?|only|switch to|must|enable)[^.]{0,30}\b(?:x?oauth ?2?(?:\.0)?|oauthbearer|modern auth)/,
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "mechanism-too-weak",
    says: "534 5.7.9 Authentication mechanism is too weak",
    source: "https://www.rfc-editor.org/rfc/rfc4954#section-6",
    when: { reply: [534] },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },

  {
    id: "imap-expired",
    says: "[EXPIRED]: the password has expired",
    source: rfc5530,
    when: { imap: ["EXPIRED"], credential: ["password", "app_password"] },
    cause: "password_changed",
    confidence: "certain",
  },
  {
    id: "password-expired",
    says: "The password has expired or must be changed",
    source: "https://www.rfc-editor.org/rfc/rfc4954#section-6",
    when: {
      words:
        /errorpasswordexpired|password[^.]{0,30}(?:has |is |was )?(?:expired|must be (?:changed|reset)|been (?:changed|reset)|needs to be)|change your password|expired password/,
    },
    cause: "password_changed",
    confidence: "certain",
  },

  // The mailbox itself
  {
    id: "imap-mailbox-is-a-folder",
    says: "Selected mailbox deleted, mailbox locked: what IMAP calls a mailbox is a folder",
    source: "https://www.rfc-editor.org/rfc/rfc9051#section-5.1",
    when: {
      protocol: ["imap"],
      stage: [null],
      words:
        /\bmailbox ?(?:is |was |has been |already )?(?:currently )?(?:deleted|locked|closed|removed|renamed|in use|(?:does(?: not|n't) )?exist|not found)|(?:selected|locked) mailbox/,
      notWords: /\byour\b|account|\buser\b|admin|suspend|disabl|frozen|inactiv/,
    },
    cause: "provider_outage",
    confidence: "unsure",
  },
  {
    id: "own-account-not-available",
    says: "551 Main account unavailable, before any recipient was named",
    source: rfc3463,
    when: {
      stage: ["auth", "mail"],
      replyClass: 5,
      words: /\baccount (?:is |status is )?(?:currently )?(?:unavailable|not available)/,
      notWords: /temporar|try again|later/,
    },
    cause: "account_disabled",
    confidence: "likely",
  },
  {
    id: "mailbox-switched-off",
    says: "The account, mailbox, user or domain is suspended, disabled, locked, deleted or without a licence",
    source: rfc3463,
    when: {
      words:
        /(?:account|mailbox|user|domain|client|customer|subscription|outgoing mail|service|mail service)[^.]{0,40}(?:suspended|disabled|deactivated|locked|frozen|closed|deleted|terminated|banned|expired|inactive|(?:not|non)[ -]?active|on hold)|(?:suspended|disabled|deactivated|locked|blocked|inactive) (?:account|mailbox|user|domain)|(?:mail server|organi[sz]ation|tenant|workspace|subaccount|plan) (?:has been |is |was )(?:currently |temporarily )?(?:suspended|deactivated|terminated|on hold)|(?:account|mailbox)[^.]{0,30}(?:blocked|does(?: not|n't) exist|not exist|not found|removed)|user (?:is )?blocked|account restricted|no licen[cs]e|unlicensed|not licensed|account status is|userdisabled|is not allowed to send e?-?mail|compte (?:bloqu|suspend|désactiv)|konto (?:ist )?(?:gesperrt|deaktiviert)|账号(?:已)?(?:被)?(?:冻结|禁用|锁定|停用)/,
      // The words name the account: a recipient's account is none of ours, and a host has none.
      notWords:
        /\brecipient\b(?! address rejected: )|destinat[aá]ri|destinataire|empf(?:ä|ae)nger|получател|收件人|client host/,
    },
    cause: "account_disabled",
    confidence: "likely",
  },
  {
    id: "imap-contact-admin",
    says: "[CONTACTADMIN]: only the admin of the mail system can help",
    source: rfc5530,
    when: { imap: ["CONTACTADMIN", "USERDISABLED", "SYS/PERM"] },
    cause: "account_disabled",
    confidence: "likely",
  },
];
