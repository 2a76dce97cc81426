import type { Account, IssuedTokens } from "../mailbox/oauth-port.ts";

/** Who signed in at the provider, and what they allowed us. */
export type SignedInAccount = { account: Account; tokens: IssuedTokens };

export type OtherAccount = {
  kind: "other-account";
  expected: string;
  given: string;
  /** Whether the permission for the other account was given back. */
  givenBack: boolean;
};
