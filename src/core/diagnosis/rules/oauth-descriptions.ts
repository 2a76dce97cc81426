import type { Rule } from "../rule.ts";

const rfc6749 = "https://www.rfc-editor.org/rfc/rfc6749#section-5.2";
const googleOAuth = "https://developers.google.com/identity/protocols/oauth2#expiration";
const googleErrors =
  "https://developers.google.com/identity/protocols/oauth2/web-server#authorization-errors";
const msal = "https://learn.microsoft.com/entra/msal/dotnet/advanced/exceptions/msal-error-handling";

/** Token endpoints and consent pages: what a description or suberror adds to the error code. Before the bare codes. */
export const oauthDescriptionRules: readonly Rule[] = [
  {
    id: "oauth-service-account-key",
    says: "invalid_grant about a JWT, a service account or an impersonated user",
    source: "https://developers.google.com/identity/protocols/oauth2/service-account#error-codes",
    when: {
      oauth: ["invalid_grant"],
      words:
        /\bjwt\b|robot is disabled|invalid signature|not a valid email or user id|invalid email or user id|service account/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "oauth-code-or-redirect",
    says: "invalid_grant about an authorization code, a code verifier or a redirect URI",
    source: rfc6749,
    when: {
      oauth: ["invalid_grant", "invalid_request"],
      words:
        /auth(?:orization)? code|code.{0,20}(?:already|been) (?:redeemed|used)|code[ _]?verifier|pkce|redirect_?uri/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "oauth-parameter",
    says: "A parameter of the request is missing or not valid",
    source: rfc6749,
    when: {
      oauth: ["invalid_grant", "invalid_request"],
      words:
        /parameter,? '?\w+'? (?:is )?(?:not valid|invalid|missing)|missing (?:a )?(?:required )?parameter|malformed/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "oauth-account-gone",
    says: "The account was deleted, disabled or suspended",
    source: googleOAuth,
    when: {
      oauth: ["invalid_grant", "account_inactive", "account_disabled", "user_disabled", "invalid_account"],
      words:
        /(?:account|user|mailbox).{0,30}(?:deleted|disabled|suspended|deactivated|locked|inactive|closed|restricted|not exist|not found)|account_(?:inactive|disabled)|user_disabled/,
    },
    cause: "account_disabled",
    confidence: "certain",
  },
  {
    id: "oauth-impersonated-user",
    says: "The user to act for does not exist or has no mailbox",
    source: "https://github.com/GAM-team/GAM/wiki/Error-Messages",
    when: { oauth: ["invalid_request", "invalid_grant"], words: /impersonation|invalid sub\b/ },
    cause: "account_disabled",
    confidence: "likely",
  },
  {
    id: "oauth-reauth-needed",
    says: "invalid_rapt: the organisation's session length asks for a fresh sign-in",
    source: "https://support.google.com/a/answer/9368756",
    when: {
      credential: ["oauth"],
      words: /invalid_rapt|rapt_required|reauth (?:related|is) ?(?:error|required|needed)?|reauthentication/,
    },
    cause: "token_expired",
    confidence: "certain",
  },
  {
    id: "oauth-password-expired",
    says: "suberror user_password_expired, or a grant ended by a new password",
    source: msal,
    when: { suberror: ["user_password_expired"] },
    cause: "password_changed",
    confidence: "certain",
  },
  {
    id: "oauth-grant-ended-by-password",
    says: "invalid_grant that names the password",
    source: googleOAuth,
    when: {
      oauth: ["invalid_grant"],
      words:
        /password.{0,40}(?:changed|reset|expired|incorrect|invalid|wrong)|(?:invalid|incorrect|wrong|bad).{0,20}(?:password|credentials)/,
    },
    cause: "password_changed",
    confidence: "certain",
  },
  {
    id: "oauth-consent-needed",
    says: "consent_required: the app has no consent (any more)",
    source: msal,
    when: { suberror: ["consent_required"] },
    cause: "access_revoked",
    confidence: "certain",
  },
  {
    id: "oauth-consent-error",
    says: "consent_required, or a grant that was revoked or withdrawn",
    source: "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
    when: {
      oauth: [
        "consent_required",
        "authorization_revoked",
        "grant_revoked",
        "app_not_authorized",
        "account_not_authorized",
        "not_authorized",
      ],
    },
    cause: "access_revoked",
    confidence: "certain",
  },
  {
    id: "oauth-not-approved",
    says: "invalid_grant where the user has not approved the app",
    source: rfc6749,
    when: {
      oauth: ["invalid_grant"],
      words:
        /(?:has(?: not|n't)|have(?: not|n't)|did(?: not|n't)|never|not been) (?:yet )?(?:approved?|authori[sz]ed?|consent(?:ed)?|granted?|allow(?:ed)?)\b[^.]{0,40}\b(?:app|application|client|consumer|access)\b/,
    },
    cause: "access_revoked",
    confidence: "likely",
  },
  {
    id: "oauth-policy-step",
    says: "suberror basic_action, additional_action, message_only or protection_policy_required: a policy asks for more",
    source: msal,
    when: {
      suberror: [
        "basic_action",
        "additional_action",
        "message_only",
        "protection_policy_required",
        "device_authentication_failed",
      ],
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "oauth-bad-token",
    says: "suberror bad_token or token_expired: the refresh token is of no more use",
    source: msal,
    when: { suberror: ["bad_token", "token_expired"] },
    cause: "token_expired",
    confidence: "likely",
  },
  {
    id: "oauth-client-mismatch",
    says: "suberror client_mismatch: the token was issued to another app",
    source: msal,
    when: { suberror: ["client_mismatch"] },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "google-admin-policy",
    says: "admin_policy_enforced: the Workspace admin does not allow the app or its scopes",
    source: googleErrors,
    when: { oauth: ["admin_policy_enforced", "org_restricted", "enforced_by_admin", "restricted_by_admin"] },
    cause: "security_policy",
    confidence: "certain",
  },
  {
    id: "consent-page-admin-approval",
    says: "Need admin approval: only an admin can grant what the app asks for",
    source: "https://learn.microsoft.com/entra/identity/enterprise-apps/user-admin-consent-overview",
    when: {
      protocol: ["oauth"],
      words:
        /(?:need|require)s? (?:your )?admin'?s?(?:istrator'?s?)? (?:approval|consent|permission)|approval required|only an admin can grant|admin(?:istrator)? consent (?:is )?(?:required|needed)|grant requires admin/,
    },
    cause: "access_revoked",
    confidence: "certain",
    actor: "admin",
  },
  {
    id: "google-app-blocked",
    says: "This app is blocked: it asks for sensitive scopes, and Google has not verified it",
    source: "https://support.google.com/cloud/answer/13463073",
    when: {
      protocol: ["oauth"],
      words: /google blocked this access|tried to access sensitive info|doesn't comply with google's/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "consent-page-blocked",
    says: "This app is blocked; you can't get there from here: the organisation does not allow it",
    source: "https://support.google.com/a/answer/7281227",
    when: {
      protocol: ["oauth"],
      words:
        /app is blocked|blocked (?:this|the) app|get there from here|compliance policy|device.{0,40}(?:complian|not registered|unmanaged)|deleted this device|access (?:has been |is )?blocked by/,
    },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "google-advanced-protection-organisation",
    says: "Advanced Protection or policy_enforced, with a word about the organisation's admin",
    source: "https://support.google.com/a/answer/9378686",
    when: {
      protocol: ["oauth"],
      words:
        /(?:advanced protection|\bpolicy_enforced)[^¦]{0,300}(?:admin|organi[sz]ation|workspace)|(?:admin|organi[sz]ation|workspace)[^¦]{0,200}(?:advanced protection|\bpolicy_enforced)/,
    },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "google-advanced-protection",
    says: "Error 400: policy_enforced: the owner is in the Advanced Protection Program, which keeps other apps out",
    source: "https://support.google.com/accounts/answer/7539956",
    when: { protocol: ["oauth"], words: /advanced protection|\bpolicy_enforced/ },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "consent-page-sign-in-criteria",
    says: "You cannot access this right now: the sign-in does not meet the organisation's criteria",
    source: "https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access",
    when: {
      protocol: ["oauth"],
      words: /cannot access this right now|does not meet the criteria|admin(?:istrator)? needs to review/,
    },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "consent-page-more-information",
    says: "More information required; help us protect your account: a second factor has to be set up",
    source:
      "https://learn.microsoft.com/entra/identity/authentication/concept-registration-mfa-sspr-combined",
    when: {
      protocol: ["oauth"],
      words:
        /more information (?:is )?required|organi[sz]ation needs more information|help us protect your account/,
    },
    cause: "security_policy",
    confidence: "likely",
    actor: "user",
  },
  {
    id: "oauth-policy-words",
    says: "The sign-in is refused by a policy, or a second factor is needed",
    source: googleErrors,
    when: {
      protocol: ["oauth"],
      oauth: [
        "invalid_grant",
        "access_denied",
        "interaction_required",
        "unauthorized_client",
        "invalid_request",
        "policy_enforced",
        "mfa_required",
      ],
      words:
        /conditional access|multi-?factor|two-?factor|\bmfa\b|mfa_required|restricted by polic|blocked by (?:your )?(?:admin|organi[sz]ation|polic)|access[ _]polic|policy_enforced/,
    },
    cause: "security_policy",
    confidence: "likely",
  },
  {
    id: "google-app-in-testing",
    says: "access_denied because the app is still in testing and not verified",
    source: "https://support.google.com/cloud/answer/15549945",
    when: {
      words:
        /(?:currently being tested|in testing|has not completed the google verification|hasn't given you access|unverified app|not completed.{0,20}verification)/,
      protocol: ["oauth"],
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "oauth-too-many-requests",
    says: "access_denied or an error about too many token requests",
    source: "https://www.zoho.com/accounts/protocol/oauth/limits.html",
    when: {
      protocol: ["oauth"],
      words:
        /too many requests|you have made too many|rate[ -]?limit|\bslow_down\b|try again after some time|throttl|too_many_attempts/,
    },
    cause: "rate_limited",
    confidence: "likely",
  },
];
