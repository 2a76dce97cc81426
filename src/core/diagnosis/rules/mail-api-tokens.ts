import type { Rule } from "../rule.ts";

const graph = "https://learn.microsoft.com/graph/errors";
const gmail = "https://developers.google.com/workspace/gmail/api/guides/handle-errors";

/**
 * Mail APIs' words about the token itself: for another API, without a permission (the operator's matter), or too old (the owner's).
 */
export const mailApiTokenRules: readonly Rule[] = [
  {
    id: "api-token-for-another",
    says: "Invalid audience, no scp or roles claim, no permissions: the token is fresh, but not for this API",
    source: "https://learn.microsoft.com/graph/resolve-auth-errors",
    when: {
      protocol: ["oauth"],
      words:
        /invalid (?:\w+ ){0,2}audience|audience (?:claim|uri|valid|mismatch|is )|audience\w* (?:does(?: not|n't)|not) match|wrong audience|(?:scp|roles?|scope)(?: or \w+)? claims?[^.]{0,30}(?:need|must|miss|not|absent)|\b(?:contains? no|does(?: not|n't) (?:contain|have|include)|without|lacks?|miss(?:es|ing)|no) (?:any |the |a |required |sufficient |valid |necessary |needed )*(?:delegated |application )?(?:permissions?|scopes?|roles?)\b|(?:permissions?|scopes?|roles?) (?:are |is |was |were )?(?:missing|not (?:present|granted|found|configured|sufficient)|insufficient)|(?:calling|client) application (?:could not|cannot) be (?:established|identified)|jwt is not well ?formed|tenant (?:for tenant guid|identifier)[^.]{0,80}(?:not exist|not found|invalid)|(?:not|never) (?:issued|intended|valid) for (?:this|the) (?:api|resource|audience|client|application)/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "api-token-for-another-code",
    says: "InvalidAudienceForResource, InvalidAudience",
    source: "https://learn.microsoft.com/graph/resolve-auth-errors",
    when: { reason: ["invalidaudienceforresource", "invalidaudience", "audiencevalidationfailed"] },
    cause: "app_misconfigured",
    confidence: "certain",
  },
  {
    id: "api-scope-missing",
    says: "insufficientPermissions, ErrorAccessDenied, Authorization_RequestDenied: the app lacks a permission",
    source: graph,
    when: {
      reason: [
        "insufficientpermissions",
        "insufficient_scope",
        "access_token_scope_insufficient",
        "erroraccessdenied",
        "authorization_requestdenied",
        "accessdenied",
        "delegationdenied",
        "errorsendasdenied",
        "errornopublicfolderserveravailable",
        "authorization_identitynotfound",
        "errorimpersonationdenied",
        "errorimpersonateuserdenied",
        "accessnotconfigured",
        "service_disabled",
        "consumer_invalid",
        "api_key_invalid",
        "errorinvalidclientapplication",
      ],
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "api-scope-missing-words",
    says: "The token lacks a scope, delegation is denied, or a service account has no right to the mailbox",
    source: gmail,
    when: {
      credential: ["oauth"],
      words:
        /insufficient (?:authentication )?(?:permission|scope|privileges)|delegation denied|precondition check failed|client is unauthori[sz]ed to retrieve access tokens|erroraccessdenied|errorsendasdenied|access is denied\. check credentials|the application does not have (?:the )?permission|not granted consent|does not have (?:the )?(?:right|required|necessary) (?:scope|permission)s?/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "api-session-ended",
    says: "Continuous access evaluation: the account's sessions were ended, or its place or risk changed",
    source:
      "https://learn.microsoft.com/entra/identity/conditional-access/concept-continuous-access-evaluation",
    when: {
      protocol: ["oauth"],
      words: /continuous access evaluation|tokenissuedbeforerevocation|tokencreatedinoutdatedpolicycontext/,
    },
    cause: "token_expired",
    confidence: "likely",
  },
  {
    id: "api-token-refused",
    says: "InvalidAuthenticationToken, authError, UNAUTHENTICATED: the token is not accepted",
    source: graph,
    when: {
      protocol: ["oauth"],
      reason: [
        "invalidauthenticationtoken",
        "autherror",
        "unauthenticated",
        "compacttoken",
        "unauthenticateduser",
        "errortokenexpired",
        "tokenexpired",
        "expiredauthenticationtoken",
        "account_state_invalid",
      ],
    },
    cause: "token_expired",
    confidence: "likely",
  },
];
