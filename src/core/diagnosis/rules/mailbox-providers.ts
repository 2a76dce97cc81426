import type { Rule } from "../rule.ts";

/** Mailbox providers other than Google and Microsoft, with the words only they use. */
export const mailboxProviderRules: readonly Rule[] = [
  // An app password, asked for by any provider.
  {
    id: "app-password-named",
    says: "The provider asks for an app password, device password or application password",
    source: "https://help.yahoo.com/kb/SLN15241.html",
    when: {
      protocol: ["smtp", "imap"],
      words:
        /(?:app(?:lication)?[ -]?(?:specific)?[ -]?passwords?|device passwords?|external (?:app|mail)\w* password|third[ -]party (?:app )?passwords?|generate[ -]app[ -]password).{0,60}(?:requir|need|must|create|use|generate|instead)|(?:requir|need|must|create|use|generat)\w*.{0,60}(?:app(?:lication)?[ -](?:specific[ -])?password|device password)|parol prilozheniya|пароль (?:для )?(?:внешнего )?приложени/,
    },
    cause: "app_password_revoked",
    confidence: "certain",
  },
  {
    id: "auth-code-named",
    says: "QQ and NetEase ask for the authorization code (授权码)",
    source: "https://service.mail.qq.com/detail/0/75",
    when: {
      protocol: ["smtp", "imap"],
      words:
        /授权码|授權碼|authorization code to (?:login|log in)|enter your authorization code|subtype=1&+id=28&+no=1001256|client authori[sz]ation password|专用密码/,
    },
    cause: "app_password_revoked",
    confidence: "certain",
  },

  // Yahoo and AOL
  {
    id: "yahoo-too-many-bad-logins",
    says: "Too many bad login attempts: Yahoo has stopped listening for a while",
    source: "https://github.com/jstedfast/MailKit/issues/320",
    when: { protocol: ["imap"], words: /too many (?:bad|failed|invalid) (?:login|auth\w*)/ },
    cause: "rate_limited",
    confidence: "unsure",
  },
  {
    id: "yahoo-bad-auth",
    says: "535 5.7.0 (#AUTH005) Too many bad auth attempts: the usual answer to an account password",
    source: "https://github.com/nodemailer/nodemailer/issues/1112",
    when: { family: ["yahoo", "aol"], replyClass: 5, words: /#auth\d+|#mbr\d+|bad auth attempts/ },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "yahoo-account-locked",
    says: "The account is locked, deactivated or needs to be verified at Yahoo or AOL",
    source: "https://help.yahoo.com/kb/SLN2051.html",
    when: {
      family: ["yahoo", "aol"],
      words:
        /account (?:is |has been )?(?:locked|deactivated|disabled|suspended)|verify your account|account recovery/,
    },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "yahoo-from-not-allowed",
    says: "550 Request failed; Mailbox unavailable: the From address is not the one signed in",
    source: "https://help.yahoo.com/kb/SLN4724.html",
    when: {
      family: ["yahoo", "aol"],
      stage: ["mail", "data"],
      replyClass: 5,
      words: /request failed; mailbox unavailable/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },

  // Yandex and Mail.ru
  {
    id: "yandex-imap-off",
    says: "LOGIN invalid credentials or IMAP is disabled",
    source: "https://yandex.com/support/mail/mail-clients/others.html",
    when: {
      protocol: ["smtp", "imap"],
      words: /(?:invalid credentials|incorrect|login).{0,30}or (?:imap|pop3?|smtp) is disabled/,
    },
    cause: "security_policy",
    confidence: "unsure",
    actor: "user",
  },
  {
    id: "yandex-no-access-rights",
    says: "535 5.7.8 This user does not have access rights to this service",
    source: "https://yandex.com/support/mail/mail-clients/others.html",
    when: { protocol: ["smtp", "imap"], words: /does not have access rights to this service|accept eula/ },
    cause: "security_policy",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "yandex-prove-not-robot",
    says: "You need to use web for sending or prove you are not a robot",
    source: "https://github.com/higty/higlabo/pull/17",
    when: {
      protocol: ["smtp"],
      words: /prove (?:that )?you(?:'re| are) not a robot|need to use web for sending|use web ?login/,
    },
    cause: "security_policy",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "not-own-address",
    says: "553 Sender address rejected: not owned by user; mail from must equal authorized user",
    source: "https://www.postfix.org/postconf.5.html#reject_sender_login_mismatch",
    when: {
      inReports: true,
      protocol: ["smtp"],
      words:
        /not owned by (?:auth|user)|mail ?from (?:address )?must (?:be |equal)|must (?:be|equal) (?:the )?(?:same as )?auth\w* user|must match authoriz|sender address (?:is )?not allowed|from address (?:is|must|does)[^.]{0,40}(?:not one of|not match|verified|match)|not authori[sz]ed to (?:use|send)[^.]{0,40}(?:from|as|header|address|sender)|sender (?:address )?(?:mismatch|is not (?:allowed|authori[sz]ed|verified|owned))|relaying disallowed as|does(?: not|n't) match (?:the )?(?:auth\w*|login|user)|header from .{0,40}not match|from .{0,60}not (?:allowed|permitted) (?:for|by) (?:this )?(?:user|account|login)/,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },

  // Zoho
  {
    id: "zoho-outgoing-blocked",
    says: "554 5.1.8 Email Outgoing Blocked; Sender Address Blocked",
    source: "https://www.zoho.com/mail/help/usage-policy.html",
    when: {
      inReports: true,
      protocol: ["smtp"],
      words:
        /email outgoing blocked|outgoing (?:mail|e-?mail)s?(?: (?:from|for) \S{1,80})? (?:is |has been |are )?(?:blocked|disabled|suspended)|sender address blocked/,
    },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "zoho-unusual-activity",
    says: "550 5.4.6 Unusual sending activity detected",
    source: "https://www.zoho.com/mail/help/usage-policy.html",
    when: { inReports: true, protocol: ["smtp"], words: /unusual sending activity/ },
    cause: "sending_limit",
    confidence: "likely",
    actor: "user",
  },

  // Any host that speaks to the owner
  {
    id: "mailbox-switched-off-user",
    says: "Your account is suspended or blocked: contact us to reactivate it",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.8",
    when: {
      inReports: true,
      words:
        /your (?:account|mailbox|service|domain|email)[^.]{0,50}(?:suspended|disabled|deactivated|blocked|locked|closed|terminated|restricted|on hold|banned)|(?:account|mailbox|service)[^.]{0,40}(?:suspended|blocked|locked|disabled)[^.]{0,5}[. ]{1,2}(?:please )?(?:contact|visit|reset|change|verify|unlock|go to)/,
    },
    cause: "account_disabled",
    confidence: "certain",
    actor: "user",
  },

  // Proton Mail Bridge and Fastmail
  {
    id: "proton-no-such-user",
    says: "no such user: Bridge does not know this sign-in (any more)",
    source: "https://proton.me/support/bridge",
    when: {
      family: ["proton"],
      words:
        /no such user|invalid (?:username|user name) or password|incorrect login|bad (?:username|password)|unknown user/,
    },
    cause: "refused_credential",
    confidence: "certain",
  },
  {
    id: "plan-without-imap",
    says: "IMAP or SMTP is not part of the plan",
    source: "https://www.fastmail.help/hc/en-us/articles/1500000278342",
    when: {
      protocol: ["smtp", "imap"],
      words:
        /(?:imap|smtp|pop3?)[^.]{0,40}not (?:available|included|allowed|supported)[^.]{0,40}(?:plan|account|subscription)|upgrade[^.]{0,30}(?:plan|account)[^.]{0,40}(?:imap|smtp)/,
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },

  // Hosting companies: German, French and English words for the same switches.
  {
    id: "gmx-protocol-off",
    says: "POP3 and IMAP are not switched on for this mailbox",
    source: "https://hilfe.gmx.net/pop-imap/einschalten.html",
    when: {
      words:
        /(?:imap|pop3?|smtp|external access|third[ -]party access)(?:\/\w+)?(?: and \w+)?[^.]{0,40}(?:is|are|has been|was)? ?(?:not (?:enabled|activated|allowed|permitted)|disabled|deactivated|switched off|turned off|blocked)(?! for your domain)|nicht (?:aktiviert|freigeschaltet)|(?:enable|activate|allow) (?:imap|pop|smtp|external)/,
      protocol: ["imap", "smtp"],
      stage: ["auth"],
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
];
