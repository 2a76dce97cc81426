import type { Account, IssuedTokens } from "../mailbox/oauth-port.ts";

/** The account that signed in at the provider, and the permission it gave us. */
export type SignedInAccount = { account: Account; tokens: IssuedTokens };

export type OtherAccount = {
  kind: "other-account";
  expected: string;
  given: string;
  /** Whether the permission for the other account was given back. */
  givenBack: boolean;
};
