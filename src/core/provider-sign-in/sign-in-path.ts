import type { Mailbox } from "../mailbox/mailbox.ts";

/** The page from which a member begins a sign-in at the mailbox's provider; a POST to it begins. */
export const signInPath = ({ provider, address }: Pick<Mailbox, "provider" | "address">) =>
  `/oauth/${provider}/begin?${new URLSearchParams({ address })}`;
