import type { Mailbox } from "./mailbox.ts";

type Given = { address: string; userName: string };

/**
 * Whether a sign-in is for this very mailbox. SMTP and IMAP give no identity of their own, so the address is the identity. A user
 * name must be that address, its part before the @, or the name that has signed in to this mailbox so far.
 *
 * @returns null when it is; else the name that is another mailbox's
 */
export function otherMailbox(
  { address, userName }: Pick<Mailbox, "address" | "userName">,
  given: Given,
): string | null {
  if (!same(given.address, address)) return given.address.trim();
  const itsOwn = [address, address.slice(0, address.lastIndexOf("@")), userName];
  return itsOwn.some((name) => same(given.userName, name)) ? null : given.userName.trim();
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
