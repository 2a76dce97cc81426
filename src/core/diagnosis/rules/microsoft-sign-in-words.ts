import type { Rule } from "../rule.ts";

const page = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes";
const anyNumber = /./;

/**
 * Numbers that the table does not know, and those that mean more than one thing: what the sentence says. Microsoft changes the
 * numbers more often than the words.
 */
export const microsoftSentenceRules: readonly Rule[] = [
  {
    id: "entra-says-tenant-off",
    says: "The tenant itself is blocked, inactive or deleted",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /tenant (?:has been |is |was )?(?:blocked|inactive|deleted|disabled|deactivated|suspended)|due to inactivity/,
    },
    cause: "account_disabled",
    confidence: "likely",
    actor: "admin",
  },
  {
    id: "entra-says-choose-account",
    says: "Several accounts are signed in: the owner has to choose one",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /multiple user identities|select (?:an |the |a user )?account|more than one (?:user|account)|no session (?:exists|was found)|session (?:information )?(?:is )?not sufficient|user (?:session|account) selection/,
    },
    cause: "token_expired",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "entra-says-other-tenant",
    says: "The account does not exist in the tenant that was asked, or is not supported there",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /does not exist in (?:the )?(?:tenant|directory|organi[sz]ation)|added as an external user|selected (?:user )?account[^.]{0,60}(?:not exist|not supported)|(?:personal|microsoft) accounts?[^.]{0,60}not (?:supported|allowed|enabled)/,
    },
    cause: "app_misconfigured",
    confidence: "unsure",
  },
  {
    id: "entra-says-unmanaged",
    says: "The organisation is not managed, or has no subscription to what the app needs: its admin has to act",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /unmanaged state|claim ownership|has not subscribed|not subscribed to|organi[sz]ation[^.]{0,80}(?:subscri|licen[cs]e)/,
    },
    cause: "app_misconfigured",
    confidence: "unsure",
    actor: "admin",
  },
  {
    id: "entra-says-locked",
    says: "The account is locked, disabled or deleted",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /account (?:is |has been |was )?(?:temporarily )?(?:locked|disabled|blocked|deleted|suspended)|user (?:is |has been |was )?(?:disabled|blocked|deleted|suspended)/,
    },
    cause: "account_disabled",
    confidence: "likely",
  },
  {
    id: "entra-says-password",
    says: "The password is wrong, has expired or was changed",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /password (?:is |has |was |has been )?(?:incorrect|wrong|invalid|expired|changed|reset)|(?:incorrect|invalid|wrong)[^.]{0,30}(?:password|credentials)|(?:user ?name|user id)[^.]{0,20}password/,
    },
    cause: "password_changed",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "entra-says-consent",
    says: "Consent is missing, was withdrawn, or only an admin can give it",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /not consented|consent (?:is |was )?(?:required|missing|revoked|not)|admin(?:istrator)? (?:approval|consent|permission)|not (?:been )?assigned|not permitted to (?:use|consent)|app(?:lication)? (?:is |has been )?disabled/,
    },
    cause: "access_revoked",
    confidence: "likely",
  },
  {
    id: "entra-says-second-factor",
    says: "A second factor, or its registration",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /multi-?factor|second factor|strong authentication|\bmfa\b|enroll|proof-?up|additional (?:verification|security|authentication)/,
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "entra-says-policy",
    says: "A policy, a restriction or the state of the device blocks the sign-in",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /conditional access|polic(?:y|ies)\b|access (?:to [^.]{1,80} )?(?:is |was |has been )?(?:denied|blocked|restricted)|compliant|managed device|\bdevice (?:object|is|state|must|needs|not|was)|location|risk|security defaults|blocked by/,
    },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "entra-says-token",
    says: "The token, session or code has expired or was revoked",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /(?:token|session|grant|code|flow)[^.]{0,60}(?:expired|revoked|inactiv|no longer valid|not valid|invalid)|(?:expired|revoked|invalid)[^.]{0,30}(?:token|session|grant)|sign(?:ed)? ?in again|re-?authenticat|interactive(?:ly)? (?:sign|auth)/,
    },
    cause: "token_expired",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "entra-says-fault",
    says: "A fault or a throttle of the service",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /temporar|transient|try again|too many requests|throttl|internal error|timed? ?out|unavailable|server error/,
    },
    cause: "provider_outage",
    confidence: "likely",
    actor: "wait",
  },
  {
    id: "entra-says-application",
    says: "The registration, its permissions or the request do not fit",
    source: page,
    when: {
      aadstsLike: anyNumber,
      words:
        /application|client|resource|permission|scope|redirect|reply (?:url|address)|request|parameter|endpoint|assertion|certificate|secret|grant[_ ]type|response[_ ]type|entitlement|preauthori[sz]|issuer|realm|signature|signing key/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
];

/** Numbers and words that nothing above knows: the family of the number tells whose matter it usually is. */
export const microsoftFamilyRules: readonly Rule[] = [
  {
    id: "entra-family-policy",
    says: "AADSTS53…: a policy of the organisation",
    source: page,
    when: { aadstsLike: /^53\d{3,4}$/ },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "entra-family-password",
    says: "AADSTS120…: a change of the password",
    source: page,
    when: { aadstsLike: /^1200\d\d$/ },
    cause: "password_changed",
    confidence: "likely",
  },
  {
    id: "entra-family-fault",
    says: "AADSTS80…, AADSTS20…, AADSTS40…: the connection to the organisation's own directory",
    source: page,
    when: { aadstsLike: /^(?:800\d\d|200\d\d|400\d\d)$/ },
    cause: "provider_outage",
    confidence: "unsure",
  },
  {
    id: "entra-interaction",
    says: "interaction_required: another step is needed at sign-in",
    source: page,
    when: { aadstsLike: anyNumber, oauth: ["interaction_required"] },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "entra-family-application",
    says: "AADSTS65…, 70…, 75…, 90…, 1000…: the app registration or the request",
    source: page,
    when: { aadstsLike: /^(?:65\d{3,4}|70\d{3,5}|75\d{3}|9\d{4,6}|100\d{4}|240\d{3})$/ },
    cause: "app_misconfigured",
    confidence: "likely",
  },
];
