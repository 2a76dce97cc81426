import type { Context } from "../context.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { GrantKeeper } from "./fresh-grant.ts";
import { providerOf } from "./provider-of.ts";

/** The grant that a mailbox signs in with. */
export function grantOfMailbox(
  { store: { credentials }, oauth }: Pick<Context, "store" | "oauth">,
  { id, provider }: Pick<Mailbox, "id" | "provider">,
): GrantKeeper {
  return {
    boundTo: id,
    read: () => credentials.get(id),
    lease: (now, until) => credentials.lease(id, now, until),
    endLease: (fence) => credentials.endLease(id, fence),
    store: (sealed, turn) => credentials.renew(id, sealed, turn),
    refresh: (refreshToken) => providerOf(oauth, provider).refresh(refreshToken),
  };
}
