import type { Rule } from "../rule.ts";

const rfc5321 = "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3";
const rfc4954 = "https://www.rfc-editor.org/rfc/rfc4954#section-6";
const rfc3463 = "https://www.rfc-editor.org/rfc/rfc3463";
const rfc5530 = "https://www.rfc-editor.org/rfc/rfc5530#section-3";

/** The standard meaning of a code, for hosts about which nothing else is known. */
export const replyRules: readonly Rule[] = [
  {
    id: "imap-authorization-failed",
    says: "[AUTHORIZATIONFAILED], [NOPERM]: signed in, but not allowed into this mailbox",
    source: rfc5530,
    when: { imap: ["AUTHORIZATIONFAILED", "NOPERM"] },
    cause: "access_revoked",
    confidence: "unsure",
  },
  {
    id: "imap-authentication-failed",
    says: "[AUTHENTICATIONFAILED]: the sign-in was refused; the server does not say why",
    source: rfc5530,
    when: { imap: ["AUTHENTICATIONFAILED", "AUTH", "EXPIRED"] },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "protocol-error",
    says: "500 to 504, 555, BAD: the server does not understand what we sent",
    source: rfc5321,
    when: { reply: [500, 501, 502, 503, 504, 555] },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "protocol-error-words",
    says: "Syntax error, unknown command, bad sequence of commands",
    source: rfc5321,
    when: {
      words:
        /(?:command )?syntax error|unknown command|unrecogni[sz]ed command|command (?:unrecogni[sz]ed|not (?:recogni[sz]ed|implemented|understood|supported))|bad sequence|illegal in state|pipelin|protocol (?:error|violation)|invalid command|command unknown|invalid argument|unsupported (?:option|parameter)|unrecogni[sz]ed (?:option|parameter)|(?:option|parameter)s? not (?:recogni[sz]ed|implemented|supported)/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "reply-535",
    says: "535 5.7.8 Authentication credentials invalid",
    source: rfc4954,
    when: { reply: [535] },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "reply-525",
    says: "525 or 526 to the sign-in, where some servers say them for 535",
    source: rfc4954,
    when: { reply: [525, 526], stage: ["auth"] },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "reply-530",
    says: "530 Authentication required",
    source: rfc4954,
    when: { reply: [530, 538] },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "credentials-in-words",
    says: "Invalid user name or password, in any of many words and languages",
    source: rfc4954,
    when: {
      protocol: ["smtp", "imap"],
      words:
        /(?:invalid|incorrect|wrong|bad|unknown|unrecogni[sz]ed|rejected|failed)[^.]{0,30}(?:user ?name|user\b|password|credential|log ?in\b|auth\w* data|e-?mail address)|(?:user ?name|password|credentials?|log ?[io]n|authentication|authenticate|auth)\b[^.]{0,40}(?:invalid|incorrect|wrong|not accepted|reject|not match|mismatch|fail|unsuccessful|denied|refused|not valid)|could not (?:authenticate|log ?in)|no such user|user (?:not found|unknown)|unauthori[sz]ed|not authori[sz]ed|authentication (?:error|exception)|anmeldung[^.]{0,20}fehl|passwort|kennwort|mot de passe|identifiants|contrase|senha (?:incorr|inv)|парол|密码|密碼|帐号或|账号或|認証|认证失败|パスワード|authenticationfailederror|access denied/,
      stage: ["auth"],
    },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "credentials-in-words-no-stage",
    says: "Authentication failed, invalid credentials",
    source: rfc4954,
    when: {
      protocol: ["smtp", "imap"],
      words:
        /(?:invalid|incorrect|wrong|bad)[^.]{0,20}(?:user ?name|password|credential|log ?in\b)|(?:password|credentials?|log ?in|authentication)\b[^.]{0,20}(?:invalid|incorrect|wrong|not accepted|rejected|failed|failure|unsuccessful)|(?:account|smtp|imap|user|log ?in) verification (?:error|fail)|could not authenticate/,
    },
    cause: "refused_credential",
    confidence: "unsure",
  },
  {
    id: "credentials-in-words-api",
    says: "Invalid credentials for a mail API that takes a password, such as Exchange web services",
    source:
      "https://learn.microsoft.com/exchange/client-developer/exchange-web-services/authentication-and-ews-in-exchange",
    when: {
      protocol: ["oauth"],
      credential: ["password", "app_password"],
      words:
        /(?:invalid|incorrect|wrong|bad)[^.]{0,20}(?:user ?name|password|credential)|unauthorized|authentication failed|logon failure/,
    },
    cause: "refused_credential",
    confidence: "likely",
  },
  {
    id: "password-in-words-api",
    says: "The account or password is incorrect, on a sign-in page",
    source: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    when: {
      protocol: ["oauth"],
      words:
        /password (?:is |was |has been |has )?(?:incorrect|wrong|invalid|changed|expired|reset)|(?:incorrect|wrong|invalid)[^.]{0,20}\bpassword/,
    },
    cause: "password_changed",
    confidence: "likely",
  },
  {
    id: "token-in-words",
    says: "The access token is invalid or has expired, also as the coded challenge to XOAUTH2",
    source: "https://www.rfc-editor.org/rfc/rfc7628#section-3.2.2",
    when: {
      credential: ["oauth"],
      words:
        /eyjzdgf0dxmioi|token[^.]{0,40}(?:expired|invalid|revoked|not valid)|(?:expired|invalid|bad) (?:access |refresh |oauth\w* )?token|invalid_token/,
    },
    cause: "token_expired",
    confidence: "likely",
  },

  // By step and class alone
  {
    id: "sign-in-refused",
    says: "A 5yz reply to AUTH",
    source: rfc4954,
    when: { stage: ["auth"], replyClass: 5 },
    cause: "refused_credential",
    confidence: "unsure",
  },
  {
    id: "sign-in-no",
    says: "NO to LOGIN or AUTHENTICATE, without a code",
    source: "https://www.rfc-editor.org/rfc/rfc9051#section-6.2.3",
    when: { stage: ["auth"], protocol: ["imap"], imapStatus: ["NO"] },
    cause: "refused_credential",
    confidence: "unsure",
  },
  {
    id: "imap-bad",
    says: "BAD: the server does not understand what we sent",
    source: "https://www.rfc-editor.org/rfc/rfc9051#section-7.1.3",
    when: { protocol: ["imap"], imapStatus: ["BAD"] },
    cause: "app_misconfigured",
    confidence: "unsure",
  },
  {
    id: "policy-for-now",
    says: "A 4yz reply with a word about policy, blocking or abuse: asked to come back, not out of order",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.8",
    when: {
      replyClass: 4,
      stage: ["connect", "auth", "mail", "data"],
      words:
        /\bpolic(?:y|ies)\b|\b(?:denied|blocked|refused|rejected|suspicious|abuse|banned|restricted)\b|too much (?:mail|e-?mail|traffic)|\bquota\b|reputation|not (?:allowed|permitted|accepted)/,
    },
    cause: "rate_limited",
    confidence: "likely",
  },
  {
    id: "policy-code-for-now",
    says: "4.7.x before or after the message: a matter of policy, and only for now",
    source: "https://www.rfc-editor.org/rfc/rfc3463#section-3.8",
    when: { replyClass: 4, stage: ["connect", "mail", "data"], enhanced: /^4\.7\.\d/ },
    cause: "rate_limited",
    confidence: "unsure",
  },
  {
    id: "sign-in-later",
    says: "454 4.7.0 Temporary authentication failure: a 4yz reply, whatever it says of authentication",
    source: rfc4954,
    when: { replyClass: 4, stage: ["auth", "connect", "mail"] },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "mail-system-later",
    says: "450 4.3.z to RCPT TO: the state of the mail system, and not of a mailbox in it",
    source: rfc3463,
    when: { replyClass: 4, stage: ["rcpt"], enhanced: /^4\.3\.\d$/ },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "recipient-later",
    says: "A 4yz reply to RCPT TO",
    source: rfc3463,
    when: { replyClass: 4, stage: ["rcpt"] },
    cause: "recipient_rejected",
    confidence: "likely",
    actor: "wait",
  },
  {
    id: "message-later",
    says: "A 4yz reply to the message",
    source: rfc5321,
    when: { replyClass: 4 },
    cause: "provider_outage",
    confidence: "likely",
  },
  {
    id: "recipient-no",
    says: "A 5yz reply to RCPT TO",
    source: rfc5321,
    when: { replyClass: 5, stage: ["rcpt"] },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "text-no",
    says: "A 5yz reply to the message, whose recipient was taken before",
    source: rfc5321,
    when: { replyClass: 5, stage: ["data", "transaction"] },
    cause: "message_refused",
    confidence: "unsure",
  },
  {
    id: "sender-no",
    says: "A 5yz reply to MAIL FROM",
    source: rfc5321,
    when: { replyClass: 5, stage: ["mail"] },
    cause: "app_misconfigured",
    confidence: "unsure",
  },
  {
    id: "greeting-no",
    says: "554 instead of a greeting: the server does not want to talk to our address",
    source: "https://www.rfc-editor.org/rfc/rfc5321#section-3.1",
    when: { replyClass: 5, stage: ["connect"] },
    cause: "network",
    confidence: "unsure",
    actor: "operator",
  },
  {
    id: "message-no",
    says: "A 5yz reply at an unknown step",
    source: rfc5321,
    when: { protocol: ["smtp"], reply: [550, 551, 552, 553, 554, 571] },
    cause: "recipient_rejected",
    confidence: "unsure",
  },
];
