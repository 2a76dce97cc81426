import type { Rule } from "../rule.ts";

/** Paid sending services: their user is a key of the operator or owner, and their quota is a contract. */
export const relayServiceRules: readonly Rule[] = [
  {
    id: "relay-credits-used-up",
    says: "Maximum credits exceeded; the plan's email quota is reached",
    source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/troubleshooting-delays-and-latency",
    when: {
      inReports: true,
      protocol: ["smtp"],
      words:
        /(?:maximum )?credits (?:exceeded|expired|exhausted)|out of credits|no (?:more )?credits|not enough credits|(?:account|plan|email|monthly|trial)[^.]{0,30}(?:quota|limit)[^.]{0,30}(?:reached|exceeded)[^.]{0,40}(?:contact|upgrade|increase|plan)|(?:reached|exceeded|hit)[^.]{0,40}(?:email|plan|monthly|trial|free)[^.]{0,10}(?:quota|limit)/,
    },
    cause: "sending_limit",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "ses-daily-quota",
    says: "454 Throttling failure: Daily message quota exceeded",
    source: "https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html",
    when: { protocol: ["smtp"], words: /daily (?:message |sending )?quota exceeded/ },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "ses-rate",
    says: "454 Throttling failure: Maximum sending rate exceeded",
    source: "https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html",
    when: { protocol: ["smtp"], words: /sending rate exceeded|throttling failure/ },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "ses-paused",
    says: "Sending paused for this account; account is under review or shut down",
    source: "https://docs.aws.amazon.com/ses/latest/dg/faqs-enforcement.html",
    when: {
      inReports: true,
      protocol: ["smtp"],
      words:
        /sending (?:is )?(?:paused|suspended|disabled|blocked) (?:for|on) (?:this|your) (?:account|domain|user)|account (?:is )?(?:under review|pending (?:approval|review)|not yet (?:activated|approved))|please activate your|not (?:yet )?activated/,
    },
    cause: "account_disabled",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "relay-account-off",
    says: "Authentication failed: account disabled; the account is suspended: the paid service has switched off its customer",
    source:
      "https://www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting",
    when: {
      family: ["relay"],
      stage: ["connect", "auth", "mail", "data"],
      replyClass: 5,
      words:
        /(?:account|user|subaccount|server|subscription|api ?key)\b[^.]{0,40}(?:disabled|suspended|deactivated|banned|terminated|closed|blocked|locked|inactive|on hold|not (?:yet )?(?:been )?(?:active|activated|approved|verified))|(?:disabled|suspended|inactive|banned) (?:account|user)/,
    },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "relay-sender-not-verified",
    says: "The From address or domain is not a verified sender",
    source: "https://www.twilio.com/docs/sendgrid/for-developers/sending-email/sender-identity",
    when: {
      inReports: true,
      protocol: ["smtp", "oauth"],
      words:
        /(?:from |email |sender |sending )?(?:address|domain|identit\w+|signature)[^.]{0,50}(?:is |are |was )?not (?:been |a )?(?:verified|confirmed|validated|sender signature|configured|registered)|does not match a verified|not a (?:verified|defined|confirmed) sender|unconfigured sending domain|identities failed the check|sandbox (?:sub)?domains?|you can only send testing|not allowed to send from (?:this|the|that) (?:domain|address)|sender (?:is )?(?:not valid|invalid|unknown)|is not allowed to send\b(?![^.]{0,40}(?:limit|exceed))/,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "relay-not-authenticated",
    says: "Unauthenticated senders not allowed",
    source:
      "https://www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting",
    when: {
      inReports: true,
      protocol: ["smtp"],
      words:
        /unauthenticated senders? (?:is |are )?not allowed|not authorized to perform|is not authorized to send/,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "relay-address-not-allowed",
    says: "525 Unauthorized IP address: the key may only be used from listed addresses",
    source: "https://help.brevo.com/hc/en-us/articles/5740225194386",
    when: {
      words:
        /unauthori[sz]ed ip|ip (?:address )?(?:is )?not (?:allowed|authori[sz]ed|whitelisted|permitted)|access from (?:this |your )?ip/,
      stage: ["auth", "connect"],
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "relay-key-refused",
    says: "Authentication failed: the API key or grant is invalid, expired or revoked",
    source:
      "https://www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting",
    when: {
      protocol: ["smtp"],
      reply: [535, 525, 530],
      words:
        /authorization grant is invalid|api ?key (?:is )?(?:invalid|not found|revoked|expired)|invalid api ?key/,
    },
    cause: "refused_credential",
    confidence: "likely",
  },
];
