/** How a mailbox signs in. */
export type CredentialKind = "oauth" | "password" | "app_password";

/** What we were talking to: `oauth` is the token endpoint, the consent page, or the provider's mail API. */
export type Protocol = "smtp" | "imap" | "oauth";

/**
 * One failed attempt, before anyone has judged it.
 * `provider` is a short lower-case name such as "google", "microsoft", "yahoo", or "generic" when nothing is known.
 * `error` is whatever was thrown or pasted, untouched: it may be anything at all.
 */
export type Observation = {
  provider: string;
  protocol: Protocol;
  credential: CredentialKind;
  error: unknown;
};
