import type { Sealed } from "../keys/secrets.ts";
import type { OAuthProviderName } from "../mailbox/oauth-port.ts";
import type { MailServer } from "../mailbox/server.ts";

type Hash = Uint8Array<ArrayBuffer>;

/** The purpose of a sign-in at a mailbox's provider. `address`: the expected account. */
export type SignInPurpose =
  /** `server`: where it was edited by hand. */
  | { kind: "add"; address: string; server: MailServer | null }
  | { kind: "reconnect"; address: string; mailboxId: string; incidentId: string; linkHash: Hash };

/** A sign-in at another's page, from the moment that a person is sent there. */
type SignInThere = {
  workspaceId: string;
  memberId: string;
  /** Of the cookie of the browser that may bring the callback. */
  browserHash: Hash;
  /** The PKCE verifier, bound to the hash of the state in hexadecimal. */
  sealed: Sealed;
  expiresAt: Date;
  spentAt: Date | null;
};

/** At the provider of a mailbox. */
export type ProviderSignIn = SignInThere & { provider: OAuthProviderName; purpose: SignInPurpose };

/** At a chat platform, by its name, where a person installs our app. */
export type ChatInstall = SignInThere & { provider: string; purpose: { kind: "install" } };

export type AnySignIn = ProviderSignIn | ChatInstall;

export interface ProviderSignInStore {
  add(stateHash: Hash, signIn: Omit<AnySignIn, "spentAt">, at: Date): Promise<void>;
  get(stateHash: Hash): Promise<AnySignIn | null>;
  /** @returns false when it is spent or expired */
  spend(stateHash: Hash, now: Date): Promise<boolean>;
  /** Forgets those that ended before. */
  forget(before: Date): Promise<void>;
}
