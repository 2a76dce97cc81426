import type { Cause } from "./cause.ts";
import type { CredentialKind } from "./observation.ts";
import type { Family } from "./provider-family.ts";

/**
 * Providers that accept only an app password (or "authorization code") from mail programs. A refusal there is about the app
 * password, even when the owner typed the ordinary one.
 */
const appPasswordOnly: ReadonlySet<Family> = new Set<Family>([
  "yahoo",
  "aol",
  "icloud",
  "fastmail",
  "proton",
  "mailru",
  "qq",
  "netease",
]);

/**
 * The meaning of a bare "sign-in refused". Servers use the same words for every reason, on purpose (RFC 4954 §4.7, RFC 5530
 * AUTHENTICATIONFAILED). So the mailbox's kind of sign-in tells more than the reply.
 */
export function refusedCredential(family: Family, credential: CredentialKind): Cause {
  if (credential === "oauth") return "token_expired";
  if (credential === "app_password" || appPasswordOnly.has(family)) return "app_password_revoked";
  return "password_changed";
}
