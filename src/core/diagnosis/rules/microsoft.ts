import type { Rule } from "../rule.ts";

const ndr =
  "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online";
const smtpAuth =
  "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission";
const basicAuth =
  "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online";
const limits =
  "https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits#sending-limits";

/** Exchange Online, Outlook.com and Exchange servers: SMTP submission and IMAP. */
export const microsoftRules: readonly Rule[] = [
  {
    id: "exchange-wrong-credentials",
    says: "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect",
    source: smtpAuth,
    when: {
      enhanced: /^5\.7\.(?:139|3)$/,
      words:
        /credentials (?:were|are) (?:incorrect|invalid)|bad username or password|incorrect (?:user ?name or )?password/,
    },
    cause: "refused_credential",
    confidence: "certain",
  },
  {
    id: "exchange-user-disabled",
    says: "535 5.7.139 Authentication unsuccessful, the user account is disabled",
    source: smtpAuth,
    when: {
      enhanced: /^5\.7\.139$/,
      words:
        /(?:account|user|mailbox)(?: is| has been)? (?:disabled|locked|blocked|expired)(?! by your organi[sz]ation)/,
    },
    cause: "account_disabled",
    confidence: "likely",
  },
  {
    id: "exchange-smtp-auth-off",
    says: "535 5.7.139 SmtpClientAuthentication is disabled for the tenant or the mailbox",
    source: smtpAuth,
    when: {
      words: /smtpclientauthentication is disabled|smtp_auth_disabled|smtp auth(?:entication)? is disabled/,
    },
    cause: "security_policy",
    confidence: "certain",
  },
  {
    id: "exchange-basic-auth-off",
    says: "535 5.7.139 basic authentication is disabled, or 550 5.7.30 not supported for Client Submission",
    source: basicAuth,
    when: {
      words:
        /basic auth(?:entication)? is (?:disabled|not supported|no longer)|basicauthblocked|logondenied-basic|basic authentication (?:has been )?(?:blocked|disabled)/,
    },
    cause: "security_policy",
    confidence: "certain",
  },
  {
    id: "exchange-basic-auth-off-code",
    says: "550 5.7.30",
    source: basicAuth,
    when: { family: ["microsoft"], enhanced: /^5\.7\.30$/ },
    cause: "security_policy",
    confidence: "certain",
  },
  {
    id: "exchange-policy",
    says: "535 5.7.139 the request did not meet the criteria, or a security defaults policy: the organisation's policy",
    source: smtpAuth,
    when: { enhanced: /^5\.7\.139$/ },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "exchange-policy-words",
    says: "Security defaults or conditional access block the sign-in",
    source: smtpAuth,
    when: {
      words: /security defaults|did not meet the criteria to be authenticated|conditional access polic/,
      protocol: ["smtp", "imap"],
    },
    cause: "security_policy",
    confidence: "certain",
  },
  {
    id: "outlook-verify-account",
    says: "OutboundSpamException with HipNotify or HipSend: Outlook.com asks the owner to verify the account",
    source:
      "https://support.microsoft.com/office/sending-limits-in-outlook-com-279ee200-594c-40f0-9ec8-bb6af7735c2e",
    when: { words: /outboundspam.{0,160}\bhip\w+/ },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "outlook-quota",
    says: "OutboundSpamException with RefuseQuota or ShowTierUpgrade: the day's quota of a new account",
    source: limits,
    when: { words: /outboundspam.{0,160}(?:refusequota|tierupgrade|quota)/ },
    cause: "sending_limit",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "outlook-suspended",
    says: "OutboundSpamException with Suspend: sending is stopped for this account",
    source: limits,
    when: { words: /outboundspam.{0,200}(?:suspend|block|refuse)|erroraccountsuspend/ },
    cause: "account_disabled",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "exchange-outbound-spam",
    says: "5.1.8 Access denied, bad outbound sender; 5.7.501 to 5.7.503 banned sender",
    source:
      "https://learn.microsoft.com/defender-office-365/removing-user-from-restricted-users-portal-after-spam",
    when: {
      inReports: true,
      replyClass: 5,
      enhanced: /^5\.(?:1\.8|7\.50[123])$/,
      words: /outbound sender|spam abuse|banned sender|access denied/,
    },
    cause: "account_disabled",
    confidence: "certain",
  },
  {
    id: "exchange-tenant-threshold",
    says: "5.7.700 to 5.7.750 the tenant has exceeded its threshold",
    source:
      "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/fix-error-code-5-7-700-through-5-7-750",
    when: { inReports: true, enhanced: /^5\.7\.7[0-4]\d$/, words: /tenant|threshold|traffic not accepted/ },
    cause: "account_disabled",
    confidence: "likely",
  },
  {
    id: "exchange-unregistered-domain",
    says: "5.7.750 Client blocked from sending from unregistered domains",
    source: ndr,
    when: { inReports: true, enhanced: /^5\.7\.750$/ },
    cause: "app_misconfigured",
    confidence: "likely",
    actor: "admin",
  },
  {
    id: "exchange-recipient-quota",
    says: "5.1.90 daily limit for message recipients; 5.2.2 submission quota exceeded; 5.7.232, 5.7.233 tenant limits",
    source: limits,
    when: {
      inReports: true,
      words:
        /daily limit for message recipients|submission ?quota ?(?:exceeded|exception)|recipientratelimit|tenant (?:external )?recipient rate|exceeded (?:its|the) (?:tenant )?external recipient/,
    },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "exchange-recipient-quota-code",
    says: "5.1.90, 5.7.232, 5.7.233",
    source: limits,
    when: { inReports: true, enhanced: /^5\.(?:1\.90|7\.23[23])$/ },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "exchange-thread-limit",
    says: "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
    source: limits,
    when: {
      words:
        /thread limit exceeded|message submission rate|concurrent connections (?:has|have) exceeded|submission rate for this client|request is throttled|suggested backoff/,
    },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "exchange-throttled-address",
    says: "451 4.7.500 to 4.7.699 Server busy: Exchange Online slows down our address",
    source:
      "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online",
    when: { replyClass: 4, enhanced: /^4\.7\.[56]\d\d$/, words: /busy|rate|throttl|again later/ },
    cause: "rate_limited",
    confidence: "likely",
  },
  {
    id: "exchange-send-as",
    says: "5.7.60, 5.2.252 SendAsDenied: not allowed to send as this sender",
    source:
      "https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-permissions-for-recipients",
    when: {
      inReports: true,
      words: /permissions? to send as|sendas ?denied|not allowed to send as|send on behalf|sendasdenied/,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "exchange-not-authenticated",
    says: "530 5.7.57, 5.7.1 Client was not authenticated",
    source:
      "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/fix-error-code-5-7-57-in-exchange-online",
    when: {
      protocol: ["smtp"],
      words: /client (?:was|is) not authenticated|not authenticated to send anonymous/,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "exchange-relay",
    says: "5.7.64 TenantAttribution; 5.7.54 Unable to relay",
    source: ndr,
    when: { protocol: ["smtp"], words: /tenantattribution|unable to relay|relay access denied; tenant/ },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "exchange-auth-type",
    says: "504 5.7.4 Unrecognized authentication type: this way of signing in is not offered",
    source: basicAuth,
    when: { enhanced: /^5\.7\.4$/, words: /unrecognized authentication type/ },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "exchange-mailbox-cannot-be-accessed",
    says: "Mailbox cannot be accessed at sign-in",
    source: "https://github.com/nodemailer/nodemailer/issues/949",
    when: { protocol: ["smtp", "imap"], words: /mailbox cannot be accessed/ },
    cause: "account_disabled",
    confidence: "likely",
  },
  {
    id: "exchange-authenticated-not-connected",
    says: "BAD User is authenticated but not connected: signed in, but the mailbox behind it cannot be opened",
    source: "https://github.com/postalsys/imapflow/issues/314",
    when: { protocol: ["imap"], words: /authenticated but not connected/ },
    cause: "security_policy",
    confidence: "unsure",
    actor: "user",
  },
  {
    id: "exchange-imap-login-failed",
    says: "NO LOGIN failed: Exchange Online takes no passwords over IMAP any more",
    source: basicAuth,
    when: {
      family: ["microsoft"],
      protocol: ["imap"],
      credential: ["password"],
      imapStatus: ["NO"],
      words: /\b(?:login|authenticate) failed/,
    },
    cause: "security_policy",
    confidence: "unsure",
    actor: "user",
  },
  {
    id: "exchange-bye",
    says: "BYE Connection closed: the server ended the session",
    source: "https://github.com/jstedfast/MailKit/issues/1494",
    when: { protocol: ["imap"], words: /connection (?:is )?closed\. ?\d\d\b/ },
    cause: "network",
    confidence: "unsure",
  },
];
