import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Account } from "../mailbox/oauth-port.ts";

/**
 * Whether an account is this very mailbox's. Its own name at the provider decides, once it is known: addresses are renamed, and
 * given to others. A mailbox that had a password so far is known by its address.
 *
 * @returns null when it is; else the account's address
 */
export function otherAccount(
  mailbox: Pick<Mailbox, "subject" | "address" | "userName">,
  { subject, addresses }: Account,
): string | null {
  const itsOwn = [mailbox.address, mailbox.userName].map(lower);
  const same =
    mailbox.subject === null
      ? addresses.some((address) => itsOwn.includes(lower(address)))
      : subject === mailbox.subject;
  return same ? null : addresses[0];
}

/** The name that an account signs in with: as it was, as long as the account still has it. */
export function userNameOf({ userName }: Pick<Mailbox, "userName">, { addresses }: Account): string {
  return addresses.some((address) => lower(address) === lower(userName)) ? userName : addresses[0];
}

const lower = (text: string) => text.trim().toLowerCase();
