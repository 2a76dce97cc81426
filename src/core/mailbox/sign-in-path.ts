import type { Mailbox } from "./mailbox.ts";

/** Where a member begins a sign-in at the mailbox's provider. */
export const signInPath = ({ provider, address }: Pick<Mailbox, "provider" | "address">) =>
  `/oauth/${provider}/begin?${new URLSearchParams({ address })}`;
