import type { Rule } from "../rule.ts";

const smtp = "https://support.google.com/a/answer/3726730";
const imap = "https://support.google.com/mail/answer/7126229";

/** Gmail's SMTP and IMAP servers. Their words are specific enough to be trusted wherever they turn up. */
export const googleRules: readonly Rule[] = [
  {
    id: "gmail-app-password-required",
    says: "534-5.7.9 Application-specific password required",
    source: smtp,
    when: { words: /application-specific password (?:is )?required|\binvalidsecondfactor\b/ },
    cause: "app_password_revoked",
    confidence: "certain",
  },
  {
    id: "gmail-web-login",
    says: "534-5.7.14 or [WEBALERT]: please log in with your web browser first",
    source: "https://support.google.com/mail/answer/78754",
    when: {
      words:
        /log ?in (?:via|through|with) your web browser|web ?login ?required|continue\?sarp=|webloginrequired/,
    },
    cause: "security_policy",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "gmail-webalert-code",
    says: "[WEBALERT …]",
    source: "https://support.google.com/mail/answer/78754",
    when: { imap: ["WEBALERT"] },
    cause: "security_policy",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "gmail-less-secure",
    says: "534-5.7.9 or a link to less secure apps: sign-in by password from programs is off",
    source: "https://support.google.com/accounts/answer/6010255",
    when: { family: ["google"], replyClass: 5, words: /less secure|answer\/6010255|lesssecureapps/ },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "gmail-imap-off-for-user",
    says: "Your account is not enabled for IMAP use",
    source: imap,
    when: {
      words: /not enabled for imap|imap (?:access )?(?:is|was) (?:disabled|not enabled)(?! for your domain)/,
      family: ["google"],
    },
    cause: "security_policy",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "gmail-imap-off-for-domain",
    says: "IMAP access is disabled for your domain",
    source: "https://support.google.com/a/answer/105694",
    when: {
      protocol: ["imap"],
      words:
        /(?:imap|pop) access is disabled for your domain|contact your domain administrator for questions about this feature/,
    },
    cause: "security_policy",
    confidence: "certain",
  },
  {
    id: "gmail-sending-denied",
    says: "550-5.7.0 Mail Sending denied",
    source: smtp,
    when: { inReports: true, protocol: ["smtp"], words: /mail sending denied/ },
    cause: "account_disabled",
    confidence: "certain",
  },
  {
    id: "gmail-relay-peak",
    says: "450-4.2.1 Peak SMTP relay limit exceeded",
    source: "https://support.google.com/a/answer/6140680",
    when: { inReports: true, protocol: ["smtp"], words: /peak smtp relay limit/ },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "gmail-sending-limit",
    says: "550-5.4.5 Daily user sending limit exceeded",
    source: "https://support.google.com/a/answer/166852",
    when: { inReports: true, family: ["google"], enhanced: /^[45]\.4\.5$/, words: /limit|quota/ },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "gmail-relay-not-registered",
    says: "550-5.7.1 Invalid credentials for relay, or mail relay denied",
    source: "https://support.google.com/a/answer/6140680",
    when: {
      protocol: ["smtp"],
      words: /invalid credentials for relay|mail relay denied|ip (?:address )?(?:you've|you have) registered/,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "gmail-imap-bandwidth",
    says: "[OVERQUOTA] Account exceeded command or bandwidth limits",
    source: "https://support.google.com/a/answer/1071518",
    when: {
      protocol: ["imap"],
      words:
        /exceeded (?:the )?(?:gmail )?(?:command or )?bandwidth limits?|exceeded (?:imap|pop) (?:command|bandwidth)|bandwidth limit (?:for|reached|exceeded)/,
    },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "gmail-bad-credentials",
    says: "535-5.7.8 Username and Password not accepted (BadCredentials)",
    source: smtp,
    when: { words: /username and password not accepted|\bbadcredentials\b/ },
    cause: "refused_credential",
    confidence: "likely",
  },
];
