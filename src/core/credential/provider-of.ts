import type { OAuthPort, OAuthProvider, OAuthProviderName } from "../mailbox/oauth-port.ts";

/** Those whose mailboxes can sign in at the provider's page, by the name that `diagnose` knows them by. */
export function isOAuthProvider(provider: string): provider is OAuthProviderName {
  return provider === "google" || provider === "microsoft";
}

/** A provider whose app was taken out of the configuration refuses as it would an unknown app. */
export function providerOf(port: OAuthPort, provider: string): Pick<OAuthProvider, "refresh"> {
  const found = isOAuthProvider(provider) ? port[provider] : undefined;
  if (found) return found;
  const error = {
    error: "invalid_client",
    error_description: `This Unpause has no app set up for sign-in at ${provider}.`,
  };
  return { refresh: async () => ({ kind: "failed", error }) };
}
