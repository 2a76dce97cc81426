import type { Context } from "../context.ts";
import type { GrantKeeper } from "./fresh-grant.ts";
import type { Mailbox } from "./mailbox.ts";
import { providerOf } from "./provider-of.ts";

/** The grant that a mailbox signs in with. */
export function grantOfMailbox(
  { store: { mailboxes }, oauth }: Pick<Context, "store" | "oauth">,
  { id, provider }: Pick<Mailbox, "id" | "provider">,
): GrantKeeper {
  return {
    boundTo: id,
    read: () => mailboxes.credential(id),
    lease: (now, until) => mailboxes.leaseCredential(id, now, until),
    endLease: (fence) => mailboxes.endLease(id, fence),
    store: (sealed, after) => mailboxes.renewCredential(id, sealed, after),
    refresh: (refreshToken) => providerOf(oauth, provider).refresh(refreshToken),
  };
}
