import { isOAuthProvider } from "../credential/provider-of.ts";
import type { OAuthProviderName } from "../mailbox/oauth-port.ts";
import type { Server } from "../mailbox/server.ts";
import { knownProviders } from "./provider-presets.ts";

/** Hosts besides a provider's own that the operator lets have its tokens: gateways, sovereign clouds. In lower case. */
export type TokenHosts = Readonly<Record<OAuthProviderName, readonly string[]>>;

/** Other names that the providers' own help pages give their mail servers. */
const OTHER_NAMES: TokenHosts = {
  google: ["smtp.googlemail.com", "imap.googlemail.com"],
  microsoft: ["imap-mail.outlook.com", "outlook.office.com"],
};

/**
 * Whether a provider's token may be sent to this server. A token opens all mail of its owner. So only the provider's own hosts and
 * those that the operator lists get it, and only over TLS.
 *
 * @param provider - the token's
 */
export function takesToken(
  provider: string,
  { host, security }: Pick<Server, "host" | "security">,
  listed: TokenHosts,
): boolean {
  if (!isOAuthProvider(provider) || security === "none") return false;
  const name = host.toLowerCase().replace(/\.$/, "");
  return [...ownHosts(provider), ...listed[provider]].includes(name);
}

function ownHosts(provider: OAuthProviderName): string[] {
  const known = knownProviders.filter((preset) => preset.provider === provider);
  return [...known.flatMap(({ smtp, imap }) => [smtp.host, imap.host]), ...OTHER_NAMES[provider]];
}
