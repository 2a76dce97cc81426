/** The providers whose mailboxes sign in at the provider's own page. */
export type OAuthProviderName = "google" | "microsoft";

/** The tokens that a provider gives in place of a password. */
export type IssuedTokens = {
  accessToken: string;
  refreshToken: string;
  expiresInMs: number;
  /** Where the provider says that the permission itself ends: Google's apps in testing get a week. */
  endsInMs?: number;
};

/** The account that signed in. */
export type Account = {
  /** The provider's own name of the account: it stays when the address changes, and is never given to another. */
  subject: string;
  /** The Microsoft tenant that it belongs to; null: it is one person's own, or another provider's. */
  tenant: string | null;
  /** The name it signs in with, as an address, then others that the provider vouches for. */
  addresses: [string, ...string[]];
};

export type Exchange =
  | { kind: "granted"; tokens: IssuedTokens; account: Account }
  /** Signed in, but without a permission that we cannot do without; `missing` names it for people. */
  | { kind: "not-enough"; missing: string[]; account: Account; refreshToken: string | null }
  | { kind: "failed"; error: unknown };

export type Refresh =
  /** `refreshToken` is the one to use from now on, whether the provider rotated it or not. */
  { kind: "refreshed"; tokens: IssuedTokens } | { kind: "failed"; error: unknown };

export type SignInAsk = {
  state: string;
  /** RFC 7636, S256. */
  codeChallenge: string;
  /** The address whose account is expected. */
  hint: string | null;
  /** Lets the person choose among their accounts, even if one is signed in in the browser. */
  pickAccount: boolean;
};

/** The sign-in of one provider. Nothing here judges or throws for what a provider does; no error holds a secret. */
export interface OAuthProvider {
  /** As its users call it. */
  readonly title: string;
  /** The end of the secret of the operator's app. null: never, or unknown. */
  readonly secretEndsAt: Date | null;
  /** Where the person signs in and allows us. */
  signInUrl(ask: SignInAsk): Promise<string>;
  /** Trades the code of a callback for tokens, and asks whose they are. */
  exchange(callback: { code: string; codeVerifier: string }): Promise<Exchange>;
  refresh(refreshToken: string): Promise<Refresh>;
  /** Gives the whole grant of this account to us back. @returns false where the provider has no way to, or did not */
  revoke(refreshToken: string): Promise<boolean>;
  /** Where an admin allows us for all mailboxes of the domain's organisation; null: this provider has no such page. */
  adminConsentUrl(domain: string): string | null;
}

/** The providers that the operator has set up an app for. */
export type OAuthPort = Partial<Record<OAuthProviderName, OAuthProvider>>;
