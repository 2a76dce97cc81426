import type { Rule } from "../rule.ts";
import { mailApiTokenRules } from "./mail-api-tokens.ts";

const graph = "https://learn.microsoft.com/graph/errors";
const ews = "https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode";
const throttling = "https://learn.microsoft.com/graph/throttling";
const gmail = "https://developers.google.com/workspace/gmail/api/guides/handle-errors";

/** Microsoft Graph, Exchange web services and the Gmail API. Their codes are stable; their words are not. */
export const mailApiRules: readonly Rule[] = [
  {
    id: "api-rate-limit",
    says: "userRateLimitExceeded, TooManyRequests, ApplicationThrottled, ErrorServerBusy: slow down",
    source: throttling,
    when: {
      reason: [
        "ratelimitexceeded",
        "userratelimitexceeded",
        "concurrentlimitexceeded",
        "toomanyrequests",
        "applicationthrottled",
        "activitylimitreached",
        "errorserverbusy",
        "errorexceededconnectioncount",
        "errortoomanyobjectsopened",
        "errorexceededsubscriptioncount",
        "mailboxconcurrency",
        "throttlingexception",
        "rate_limit_exceeded",
        "ethrottle",
        "429",
      ],
    },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "gmail-daily-sending",
    says: "The Gmail API says that the mail sending limit is reached",
    source: gmail,
    when: {
      protocol: ["oauth"],
      words: /(?:mail |daily |user )sending (?:limit|quota)|\(mail sending\)|daily user sending/,
    },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "api-request-quota",
    says: "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'",
    source: "https://developers.google.com/workspace/gmail/api/reference/quota",
    when: {
      protocol: ["oauth"],
      words: /quota metric|daily limit exceeded|(?:quer(?:y|ies)|requests?) per (?:second|minute|day|user)/,
    },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "api-daily-quota",
    says: "dailyLimitExceeded, quotaExceeded, RESOURCE_EXHAUSTED: the request quota is used up",
    source: gmail,
    when: {
      reason: [
        "dailylimitexceeded",
        "quotaexceeded",
        "quota_exceeded",
        "resource_exhausted",
        "limitexceeded",
        "dailylimitexceededunreg",
      ],
    },
    cause: "rate_limited",
    confidence: "certain",
  },
  {
    id: "graph-submission-quota",
    says: "ErrorExceededMessageLimit or a submission quota: no more mail for now",
    source: ews,
    when: {
      reason: [
        "errorexceededmessagelimit",
        "errorsubmissionquotaexceeded",
        "errormessagesubmissionquotaexceeded",
        "submissionquotaexceededexception",
        "errorsendingquotaexceeded",
      ],
    },
    cause: "sending_limit",
    confidence: "certain",
  },
  {
    id: "graph-verify-account",
    says: "ErrorMessageSubmissionBlocked: Outlook asks the owner to verify the account",
    source: ews,
    when: { reason: ["errormessagesubmissionblocked", "erroraccountsuspendshowtierupgrade"] },
    cause: "security_policy",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "graph-account-suspended",
    says: "ErrorAccountSuspend: the account is suspended until it is verified",
    source: ews,
    when: { reason: ["erroraccountsuspend", "usersuspended"] },
    cause: "account_disabled",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "graph-mailbox-missing",
    says: "MailboxNotEnabledForRESTAPI, ErrorNonExistentMailbox, ErrorMissingEmailAddress: there is no usable mailbox",
    source: "https://learn.microsoft.com/graph/resolve-auth-errors",
    when: {
      reason: [
        "mailboxnotenabledforrestapi",
        "mailboxnotsupportedforrestapi",
        "errornonexistentmailbox",
        "errormissingemailaddress",
        "errormailboxinactive",
        "errorinvaliduser",
        "errormailboxconfiguration",
        "errorinvalidmailbox",
        "resourcenotfound",
        "request_resourcenotfound",
        "mailboxnotfound",
        "errormailboxnotfound",
        "errorinvaliduserprincipalname",
        "erroraccountdisabled",
        "accountdisabled",
      ],
    },
    cause: "account_disabled",
    confidence: "certain",
  },
  {
    id: "graph-mailbox-missing-words",
    says: "The mailbox is inactive, soft-deleted or hosted on-premises, or the account has none",
    source: "https://learn.microsoft.com/graph/resolve-auth-errors",
    when: {
      protocol: ["oauth"],
      words:
        /mailbox is either inactive|mailboxnotenabledforrestapi|rest api is not (?:yet )?supported for this mailbox|does not have a(?:n exchange)? mailbox|errormissingemailaddress|errornonexistentmailbox|no mailbox (?:is )?associated/,
    },
    cause: "account_disabled",
    confidence: "certain",
  },
  {
    id: "gmail-not-enabled",
    says: "Mail service not enabled: Gmail is off for this user",
    source: "https://github.com/googleapis/google-api-nodejs-client/issues/2322",
    when: { protocol: ["oauth"], words: /mail service (?:is )?not enabled/ },
    cause: "account_disabled",
    confidence: "certain",
  },
  {
    id: "gmail-service-off",
    says: "The Gmail service or app is off for the user or the domain",
    source: "https://support.google.com/a/answer/182442",
    when: {
      credential: ["oauth"],
      words:
        /gmail api service\/app not enabled|service\/app not enabled|administrators? (?:has|have) disabled|disabled by (?:the |your )?(?:domain )?admin/,
    },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "api-admin-policy",
    says: "domainPolicy, an application access policy, or access to the protocol is off for the mailbox",
    source: "https://learn.microsoft.com/graph/auth-limit-mailbox-access",
    when: {
      credential: ["oauth"],
      words:
        /access to odata is disabled|blocked by tenant|access ?policy settings|\[raop\]|domainpolicy|ews (?:is|has been) (?:disabled|blocked)|erroraccessdenied.{0,80}policy|accessrestriction/,
    },
    cause: "security_policy",
    confidence: "certain",
  },
  {
    id: "api-admin-policy-code",
    says: "domainPolicy or conditional access: the admin's policy",
    source: gmail,
    when: { reason: ["domainpolicy", "accessrestricted", "errorlogonipblocked", "conditionalaccesspolicy"] },
    cause: "security_policy",
    confidence: "certain",
  },
  {
    id: "gmail-api-switched-off",
    says: "The Gmail API is not switched on in the app's project",
    source: gmail,
    when: {
      credential: ["oauth"],
      words:
        /(?:gmail )?api has not been used in project|accessnotconfigured|access not configured|service_disabled|is disabled\. enable it/,
    },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  ...mailApiTokenRules,
  {
    id: "api-message-refused",
    says: "ErrorInvalidRecipients, ErrorMessageSizeExceeded, invalidArgument about an address: this one message",
    source: ews,
    when: {
      reason: [
        "errorinvalidrecipients",
        "errormessagesizeexceeded",
        "errorinvalidrecipient",
        "errorexceededmaxrecipientlimit",
        "errorrecipientnotfound",
        "errorinvalidsmtpaddress",
        "errormissingrecipients",
      ],
    },
    cause: "recipient_rejected",
    confidence: "certain",
  },
  {
    id: "api-message-refused-words",
    says: "The recipient or a header of this one message is not valid",
    source: gmail,
    when: {
      protocol: ["oauth"],
      words:
        /invalid (?:to|cc|bcc|from) header|recipient address required|at least one recipient|raw mime is invalid|message (?:size|is) too large/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "api-unnamed-fault",
    says: "UnknownError or generalException with a 5xx status; with a 401 it is about the token",
    source: graph,
    when: { reason: ["generalexception", "unknownerror"], http: [500, 599] },
    cause: "provider_outage",
    confidence: "certain",
  },
  {
    id: "api-server-fault",
    says: "backendError, ErrorInternalServerError, ErrorMailboxStoreUnavailable, serviceNotAvailable: a fault of the service",
    source: graph,
    when: {
      reason: [
        "backenderror",
        "internalerror",
        "internal",
        "unavailable",
        "servicenotavailable",
        "serviceunavailable",
        "errorinternalservererror",
        "errorinternalservertransienterror",
        "errormailboxstoreunavailable",
        "errormailboxmoveinprogress",
        "errormailboxfailover",
        "errortimeoutexpired",
        "errorconnectionfailed",
        "errorapiquarantined",
        "errorbatchprocessingstopped",
        "internalservererror",
        "gatewaytimeout",
        "badgateway",
      ],
    },
    cause: "provider_outage",
    confidence: "certain",
  },
];
