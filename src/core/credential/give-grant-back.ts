import type { Context } from "../context.ts";
import type { Account, OAuthProviderName } from "../mailbox/oauth-port.ts";

/**
 * Gives back a permission that we have no use for. A provider takes back all that an account has allowed us, so that an account
 * whose mailbox we have is left alone, whoever's it is.
 *
 * @returns whether it was given back
 */
export async function giveGrantBack(
  { store, oauth }: Pick<Context, "store" | "oauth">,
  provider: OAuthProviderName,
  { subject }: Pick<Account, "subject">,
  refreshToken: string | null,
): Promise<boolean> {
  if (refreshToken === null || (await store.mailboxes.hasAccount(provider, subject))) return false;
  return (await oauth[provider]?.revoke(refreshToken)) ?? false;
}
