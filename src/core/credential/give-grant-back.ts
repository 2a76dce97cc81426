import type { Context } from "../context.ts";
import type { Account, OAuthProviderName } from "../mailbox/oauth-port.ts";

/**
 * Revokes a permission that we do not need. A provider then ends all permissions of that account, so an account whose mailbox we
 * have keeps its permission.
 *
 * @returns whether it was revoked
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
