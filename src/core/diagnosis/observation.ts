/** How a mailbox signs in. */
export type CredentialKind = "oauth" | "password" | "app_password";

/** The other side: `oauth` is the token endpoint, the consent page, or the provider's mail API. */
export type Protocol = "smtp" | "imap" | "oauth";

/**
 * One failed attempt, not judged yet. `provider` is a short lower-case name such as "google", "microsoft", "yahoo", or "generic"
 * when nothing is known. `error` is the thrown or pasted value, untouched. It may be anything at all.
 */
export type Observation = {
  provider: string;
  protocol: Protocol;
  credential: CredentialKind;
  error: unknown;
};
