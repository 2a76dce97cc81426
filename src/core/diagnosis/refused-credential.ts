import type { Cause } from "./cause.ts";
import type { CredentialKind } from "./observation.ts";
import type { Family } from "./provider-family.ts";

/**
 * Providers that let mail programs in with an app password (or "authorization code") only, so that a refusal there is
 * about the app password even when the owner typed the ordinary one.
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
 * What a bare "sign-in refused" means. Servers give the same words for every reason, on purpose (RFC 4954 §4.7,
 * RFC 5530 AUTHENTICATIONFAILED), so that what the mailbox signs in with tells more than the reply.
 */
export function refusedCredential(family: Family, credential: CredentialKind): Cause {
  if (credential === "oauth") return "token_expired";
  if (credential === "app_password" || appPasswordOnly.has(family)) return "app_password_revoked";
  return "password_changed";
}
